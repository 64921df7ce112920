package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Image;
import com.github.dockerjava.api.model.Info;
import dev.berth.core.io.Content;
import dev.berth.core.io.Environment;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A Docker Engine and its images. */
public final class DockerEngine implements AutoCloseable {

  private final EngineConnection connection;

  private DockerEngine(EngineConnection connection) {
    this.connection = connection;
  }

  /**
   * Connects to the Engine that {@code docker} would use; where that would find none, to rootless
   * Docker or podman when they are there.
   *
   * @param environment for {@code DOCKER_HOST}, {@code DOCKER_CONTEXT} and their like
   * @param userHome where {@code .docker/config.json} is
   * @throws EngineException when there is none
   */
  public static DockerEngine connect(Environment environment, Path userHome) {
    return new DockerEngine(EngineConnection.open(environment, userHome));
  }

  /** Where it is, as {@code docker} writes it: {@code unix:///var/run/docker.sock}. */
  public String host() {
    return connection.endpoint().toString();
  }

  /** Why it is this one. */
  public EngineSource source() {
    return connection.endpoint().source();
  }

  /** Whether it is podman, which speaks Docker's language. */
  public boolean isPodman() {
    return connection.greeting().podman();
  }

  /** Whether it is on this computer, as far as its address tells. */
  public boolean isHere() {
    return connection.endpoint().host() instanceof EngineHost.Unix;
  }

  /** What it says of itself. */
  public EngineInfo info() {
    Info info = ask("describe itself", () -> client().infoCmd().exec());
    return new EngineInfo(
        Optional.ofNullable(info.getServerVersion()).orElse("of an unknown version"),
        info.getOsType() + "/" + info.getArchitecture(),
        Optional.ofNullable(info.getDriver()).orElse("unknown"),
        Optional.ofNullable(info.getDockerRootDir()).orElse(""),
        Optional.ofNullable(info.getRuntimes()).orElse(Map.of()).keySet(),
        devices(info),
        Optional.ofNullable(info.getSecurityOptions()).orElse(List.of()).contains("name=rootless"));
  }

  /** Since API 1.50; docker-java has no name for them. */
  private static List<String> devices(Info info) {
    return info.getRawValues().get("DiscoveredDevices") instanceof List<?> found
        ? found.stream()
            .filter(Map.class::isInstance)
            .map(device -> String.valueOf(((Map<?, ?>) device).get("ID")))
            .toList()
        : List.of();
  }

  /** The version of the API that is spoken with it. */
  public String apiVersion() {
    return connection.version().getVersion();
  }

  /** Its containers. */
  public Containers containers() {
    return new Containers(connection.calls());
  }

  /** What it builds. */
  public EngineBuilds builds() {
    return new EngineBuilds(connection.calls());
  }

  /** Its networks. */
  public Networks networks() {
    return new Networks(connection.calls());
  }

  /**
   * The computer on which it runs, and publishes ports, when its address says that this is another
   * one.
   */
  public Optional<String> remoteHost() {
    EngineHost host = connection.endpoint().host();
    if (host instanceof EngineHost.Tcp tcp) {
      return Optional.of(tcp.host())
          .filter(name -> !List.of("localhost", "127.0.0.1", "[::1]").contains(name));
    }
    return host instanceof EngineHost.Ssh ssh
        ? Optional.of(ssh.destination().replaceFirst(".*@", ""))
        : Optional.empty();
  }

  private DockerClient client() {
    return connection.client();
  }

  /** Whether the Engine has the image with this id. */
  public boolean hasImage(Digest id) {
    return inspect(id.toString()).isPresent();
  }

  /**
   * How many layers of an image, counted from the lowest, need not be sent because an image of the
   * Engine has the same. Always 0 where the Engine keeps images in containerd, which finds layers
   * by their compressed digests and does not tell them.
   */
  public int knownLayers(List<DiffId> diffIds) {
    if (diffIds.isEmpty() || usesContainerdStore()) {
      return 0;
    }
    List<String> wanted = diffIds.stream().map(DiffId::toString).toList();
    List<Image> images = ask("list its images", () -> client().listImagesCmd().exec());
    int most = 0;
    for (Image image : images) {
      most = Math.max(most, commonLength(wanted, layersOf(image.getId())));
    }
    return most;
  }

  /** A graph driver's status has no such row; the snapshotters' has it since Docker 23. */
  private boolean usesContainerdStore() {
    Info info = ask("describe itself", () -> client().infoCmd().exec());
    return Optional.ofNullable(info.getDriverStatuses()).orElse(List.of()).stream()
        .anyMatch(
            row ->
                row.size() == 2
                    && row.get(0).equals("driver-type")
                    && row.get(1).startsWith("io.containerd.snapshotter"));
  }

  private List<String> layersOf(String id) {
    // An image may be removed between the list and this.
    return inspect(id)
        .map(InspectImageResponse::getRootFS)
        .map(rootFs -> Optional.ofNullable(rootFs.getLayers()).orElse(List.of()))
        .orElse(List.of());
  }

  private static int commonLength(List<String> wanted, List<String> there) {
    int length = 0;
    while (length < wanted.size()
        && length < there.size()
        && wanted.get(length).equals(there.get(length))) {
      length++;
    }
    return length;
  }

  /**
   * Loads an archive and waits until the Engine has worked through it.
   *
   * @throws EngineException when the Engine says that it could not, or does not answer to the end
   */
  public void load(Content archive, LoadListener listener) throws IOException {
    LoadAnswer answer = new LoadAnswer(listener);
    try (InputStream in = new CountedInputStream(archive.open(), listener::sent)) {
      client().loadImageAsyncCmd(in).exec(answer).awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineException.failed("load the image", e);
    } catch (RuntimeException e) {
      throw answer
          .error()
          .map(message -> EngineException.refused("load the image", message))
          .orElseGet(() -> EngineException.failed("load the image", e));
    }
    answer
        .error()
        .ifPresent(
            message -> {
              throw EngineException.refused("load the image", message);
            });
  }

  /**
   * Makes sure that a name means what was loaded.
   *
   * @param ids what the image may be called: an Engine names it by its configuration, or by its
   *     manifest where containerd keeps it
   * @throws EngineException when it means something else, or nothing
   */
  public void checkLoaded(ImageReference name, Set<Digest> ids) {
    String found = inspect(name.familiar()).map(InspectImageResponse::getId).orElse("none");
    if (ids.stream().noneMatch(id -> id.toString().equals(found))) {
      throw EngineException.otherImage(
          name.familiar(),
          found,
          ids.stream().map(Digest::toString).sorted().collect(Collectors.joining(" or ")));
    }
  }

  /**
   * Fetches an image from its registry, with the credentials that {@code docker} would use.
   *
   * @throws EngineException when the registry or the Engine refuses
   */
  public void pull(ImageReference name, PullListener listener) {
    String what = "pull the image `" + name.familiar() + "`";
    PullAnswer answer = new PullAnswer(listener);
    try {
      client().pullImageCmd(name.familiar()).exec(answer).awaitCompletion();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineException.failed(what, e);
    } catch (RuntimeException e) {
      throw EngineException.failed(what, e);
    }
    answer
        .error()
        .ifPresent(
            message -> {
              throw EngineException.refused(what, message);
            });
  }

  /** Whether it keeps a volume of this name. */
  public boolean hasVolume(String name) {
    String what = "inspect the volume `" + name + "`";
    EngineAnswer answer = connection.calls().get(what, "/volumes/" + EngineCalls.encoded(name));
    return !answer.isNotFound() && answer.orRefuse(what).isGood();
  }

  /** As whom the programs of an image run, when it says so; nothing when there is no such image. */
  public Optional<String> findUser(String image) {
    String what = "inspect the image `" + image + "`";
    EngineAnswer answer = connection.calls().get(what, "/images/" + image + "/json");
    return answer.isNotFound()
        ? Optional.empty()
        : answer
            .orRefuse(what)
            .object()
            .object("Config")
            .flatMap(config -> config.text("User"))
            .filter(user -> !user.isEmpty());
  }

  /** Gives an image one more name. */
  public void tag(Digest id, ImageReference name) {
    String repository =
        new ImageReference(name.registry(), name.repository(), Optional.empty(), Optional.empty())
            .familiar();
    ask(
        "name an image `" + name.familiar() + "`",
        () -> client().tagImageCmd(id.toString(), repository, name.tag().orElse("latest")).exec());
  }

  /**
   * Writes an image to a file as {@code docker save} does.
   *
   * @param image a name or an id
   * @throws EngineException when there is no such image, or the Engine stops in the middle
   */
  public void save(String image, Path file) {
    if (inspect(image).isEmpty()) {
      throw EngineException.noImage(image);
    }
    try (InputStream in = ask("save the image `" + image + "`", saving(image))) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw EngineException.failed("save the image `" + image + "`", e);
    }
  }

  private Supplier<InputStream> saving(String image) {
    return () -> client().saveImageCmd(image).exec();
  }

  private Optional<InspectImageResponse> inspect(String image) {
    try {
      return Optional.of(client().inspectImageCmd(image).exec());
    } catch (NotFoundException e) {
      return Optional.empty();
    } catch (RuntimeException e) {
      throw EngineException.failed("inspect the image `" + image + "`", e);
    }
  }

  private static <T> T ask(String what, Supplier<T> request) {
    try {
      return request.get();
    } catch (RuntimeException e) {
      throw EngineException.failed(what, e);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
