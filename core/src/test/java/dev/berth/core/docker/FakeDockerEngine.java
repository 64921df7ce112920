package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.berth.core.io.Environment;
import dev.berth.core.io.TarArchiveReader;
import dev.berth.core.io.TarMember;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import dev.berth.core.oci.OciJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A Docker Engine over TCP that knows of images what {@code load}, {@code inspect}, {@code tag} and
 * {@code rmi} need, as strict as the real one: a load without a layer that it does not have is
 * refused, in an answer whose status is 200. One fault at a time on request.
 */
public final class FakeDockerEngine implements AutoCloseable {

  /** What goes wrong. */
  public enum Fault {
    NONE,
    /** It has no room, says so before it has read all, and hangs up. */
    HAS_NO_ROOM,
    /** The answer breaks off before the load is done. */
    CLOSES_MIDWAY,
    /** Another image gets the name. */
    LOADS_ANOTHER,
    /** An archive that lacks layers is refused, though they were there. */
    FORGETS_LAYERS,
    /** It has other things to do than to remove an image. */
    TAKES_LONG_TO_REMOVE
  }

  private record Stored(Digest id, List<String> diffIds, Map<String, String> labels) {
    private boolean isLabelled(String label) {
      String[] parts = label.split("=", 2);
      return parts[1].equals(labels.get(parts[0]));
    }
  }

  private final HttpServer server;
  private final String apiVersion;
  private final Map<String, Stored> images = new TreeMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<List<String>> loads = new CopyOnWriteArrayList<>();
  private final Map<String, Object> runtimes = new TreeMap<>(Map.of("runc", Map.of()));
  private final List<Map<String, String>> devices = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile String layoutIndex = "";
  private boolean containerdStore;
  private Fault fault = Fault.NONE;

  public FakeDockerEngine(String apiVersion) throws IOException {
    this.apiVersion = apiVersion;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Keeps images in containerd from now on. */
  public FakeDockerEngine withContainerdStore() {
    containerdStore = true;
    return this;
  }

  /** Runs containers with this one too. */
  public FakeDockerEngine withRuntime(String name) {
    runtimes.put(name, Map.of());
    return this;
  }

  /** Knows a device that containers may be given. */
  public FakeDockerEngine withDevice(String id) {
    devices.add(Map.of("Source", "cdi", "ID", id));
    return this;
  }

  public FakeDockerEngine with(Fault next) {
    fault = next;
    return this;
  }

  public String host() {
    return "tcp://127.0.0.1:" + server.getAddress().getPort();
  }

  /** An environment whose Engine this is. */
  public Environment environment() {
    return new Environment(Map.of("DOCKER_HOST", host()));
  }

  /** Method and path of all requests so far. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The paths in the archives that were loaded or refused. */
  public List<List<String>> loads() {
    return List.copyOf(loads);
  }

  /** The {@code index.json} of the last of them. */
  public String layoutIndex() {
    return layoutIndex;
  }

  /** The id of the image with this name. */
  public Optional<Digest> imageId(String name) {
    return Optional.ofNullable(images.get(name)).map(Stored::id);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      requests.add(exchange.getRequestMethod() + " " + path);
      String prefix = "/v" + apiVersion;
      if (path.equals("/_ping")) {
        exchange.getResponseHeaders().set("Api-Version", apiVersion);
        answer(exchange, 200, Map.of());
      } else if (!path.startsWith(prefix + "/")) {
        answer(exchange, 400, Map.of("message", "client version is not " + apiVersion));
      } else {
        handle(exchange, path.substring(prefix.length()));
      }
    }
  }

  private void handle(HttpExchange exchange, String path) throws IOException {
    if (path.equals("/info")) {
      List<String> row =
          containerdStore
              ? List.of("driver-type", "io.containerd.snapshotter.v1")
              : List.of("Backing Filesystem", "extfs");
      answer(
          exchange,
          200,
          Map.of(
              "ServerVersion",
              "27.1.2",
              "OSType",
              "linux",
              "Architecture",
              "x86_64",
              "Driver",
              "overlay2",
              "DockerRootDir",
              "/var/lib/docker",
              "DriverStatus",
              List.of(row),
              "Runtimes",
              runtimes,
              "DiscoveredDevices",
              devices));
    } else if (path.equals("/images/json")) {
      list(exchange);
    } else if (path.equals("/images/load")) {
      load(exchange);
    } else if (path.endsWith("/tag")) {
      tag(exchange, path.substring("/images/".length(), path.length() - "/tag".length()));
    } else if (path.startsWith("/images/") && path.endsWith("/get")) {
      save(exchange, path.substring("/images/".length(), path.length() - "/get".length()));
    } else if (path.startsWith("/images/") && exchange.getRequestMethod().equals("DELETE")) {
      remove(exchange, path.substring("/images/".length()));
    } else if (path.startsWith("/images/") && path.endsWith("/json")) {
      inspect(exchange, path.substring("/images/".length(), path.length() - "/json".length()));
    } else {
      answer(exchange, 404, Map.of("message", "page not found"));
    }
  }

  /** All that there are, or those that a label and the lack of a name are asked for. */
  private void list(HttpExchange exchange) throws IOException {
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    JsonObject filters =
        Json.readObject(
            (query.contains("filters=") ? query.replaceFirst(".*filters=", "") : "{}")
                .getBytes(UTF_8));
    answer(
        exchange,
        200,
        images.entrySet().stream()
            .filter(
                image ->
                    filters.texts("dangling").isEmpty() || image.getKey().startsWith("sha256:"))
            .map(Map.Entry::getValue)
            .filter(image -> filters.texts("label").stream().allMatch(image::isLabelled))
            .map(image -> Map.of("Id", image.id().toString()))
            .distinct()
            .toList());
  }

  private Optional<Stored> find(String name) {
    return Optional.ofNullable(images.get(name))
        .or(
            () ->
                images.values().stream()
                    .filter(image -> image.id().toString().equals(name))
                    .findFirst());
  }

  private void inspect(HttpExchange exchange, String name) throws IOException {
    Optional<Stored> image = find(name);
    if (image.isEmpty()) {
      answer(exchange, 404, Map.of("message", "No such image: " + name));
    } else {
      answer(
          exchange,
          200,
          Map.of(
              "Id",
              image.get().id().toString(),
              "Config",
              Map.of("Labels", image.get().labels()),
              "RootFS",
              Map.of("Type", "layers", "Layers", image.get().diffIds())));
    }
  }

  /** Of any image, an archive without anything in it. */
  private void save(HttpExchange exchange, String name) throws IOException {
    if (find(name).isEmpty()) {
      answer(exchange, 404, Map.of("message", "No such image: " + name));
      return;
    }
    byte[] start = new byte[1024];
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().write(start);
  }

  /** An image whose name begins with {@code used} is one that a container has. */
  private void remove(HttpExchange exchange, String name) throws IOException {
    if (fault == Fault.TAKES_LONG_TO_REMOVE) {
      awaitEnd();
    }
    if (find(name).isEmpty()) {
      answer(exchange, 404, Map.of("message", "No such image: " + name));
    } else if (name.startsWith("used")) {
      answer(exchange, 409, Map.of("message", "conflict: a container is using it"));
    } else {
      images.remove(name);
      answer(exchange, 200, List.of(Map.of("Untagged", name)));
    }
  }

  private void tag(HttpExchange exchange, String name) throws IOException {
    Map<String, String> query = new TreeMap<>();
    for (String pair : exchange.getRequestURI().getRawQuery().split("&")) {
      String[] parts = pair.split("=", 2);
      query.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    Stored image = find(name).orElseThrow(() -> new IllegalStateException("no image " + name));
    images.put(query.get("repo") + ":" + query.get("tag"), image);
    answer(exchange, 201, Map.of());
  }

  private void load(HttpExchange exchange) throws IOException {
    if (fault == Fault.HAS_NO_ROOM) {
      answer(exchange, 500, Map.of("message", "write /tmp/layer.tar: no space left on device"));
      return;
    }
    byte[] archive = exchange.getRequestBody().readAllBytes();
    Map<String, byte[]> files = new TreeMap<>();
    for (TarMember member : TarArchiveReader.read(archive)) {
      if (member.type() == TarMember.Type.FILE) {
        int start = (int) member.offset();
        files.put(member.name(), Arrays.copyOfRange(archive, start, start + (int) member.size()));
      }
    }
    loads.add(List.copyOf(files.keySet()));
    layoutIndex = new String(files.get("index.json"), UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    try (OutputStream out = exchange.getResponseBody()) {
      say(out, Map.of("status", "Loading layer"));
      if (fault == Fault.CLOSES_MIDWAY) {
        out.write("{\"stream\":\"Loa".getBytes(UTF_8));
        return;
      }
      Optional<String> error = loadAll(files);
      say(
          out,
          error.isPresent()
              ? Map.of("error", error.get(), "errorDetail", Map.of("message", error.get()))
              : Map.of("stream", "Loaded image"));
    }
  }

  private Optional<String> loadAll(Map<String, byte[]> files) {
    for (JsonObject image : Json.readObjects(files.get("manifest.json"))) {
      ImageConfig config = OciJson.readConfig(files.get(image.requiredText("Config")));
      List<String> diffIds = config.diffIds().stream().map(Object::toString).toList();
      List<String> layers = image.texts("Layers");
      for (int i = 0; i < layers.size(); i++) {
        List<String> chain = diffIds.subList(0, i + 1);
        boolean known =
            fault != Fault.FORGETS_LAYERS
                && images.values().stream()
                    .anyMatch(
                        other ->
                            other.diffIds().size() >= chain.size()
                                && other.diffIds().subList(0, chain.size()).equals(chain));
        if (!known && !files.containsKey(layers.get(i))) {
          return Optional.of("open /tmp/" + layers.get(i) + ": no such file or directory");
        }
      }
      Digest id =
          fault == Fault.LOADS_ANOTHER
              ? Digest.of(new byte[0])
              : Digest.of(files.get(image.requiredText("Config")));
      Stored stored = new Stored(id, diffIds, config.execution().labels());
      image.texts("RepoTags").forEach(name -> images.put(name, stored));
      if (image.texts("RepoTags").isEmpty()) {
        images.put(id.toString(), stored);
      }
    }
    return Optional.empty();
  }

  private static void say(OutputStream out, Map<String, ?> message) {
    try {
      out.write(Json.write(message));
      out.write("\r\n".getBytes(UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void answer(HttpExchange exchange, int status, Object json) throws IOException {
    byte[] body = Json.write(json);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
  }
}
