package dev.berth.core.docker;

import dev.berth.core.io.Content;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The images of an Engine. */
public final class EngineImages {

  private final EngineConnection connection;
  private final EngineCalls calls;

  EngineImages(EngineConnection connection) {
    this.connection = connection;
    this.calls = connection.calls();
  }

  /** Whether the Engine has the image with this id. */
  public boolean has(Digest id) {
    return inspect(id.toString()).isPresent();
  }

  /** How the programs of an image are run, and which one it is. */
  public Optional<ImageSettings> find(String image) {
    return inspect(image).map(ImageSettings::of);
  }

  /**
   * Images that bear this label.
   *
   * @param label {@code name=value}
   */
  public List<Digest> list(String label) {
    return list("all=1&", Map.of("label", List.of(label)));
  }

  /**
   * Those among them that have no name, and of which no other image was made.
   *
   * @param label {@code name=value}
   */
  public List<Digest> listUnnamed(String label) {
    return list("", Map.of("label", List.of(label), "dangling", List.of("true")));
  }

  private List<Digest> list(String options, Map<String, List<String>> filters) {
    String what = "list its images";
    return calls
        .get(what, "/images/json?" + options + EngineCalls.filters(filters))
        .orRefuse(what)
        .objects()
        .stream()
        .map(image -> Digest.parse(image.requiredText("Id")))
        .toList();
  }

  /**
   * Makes an image of what a container has written outside its volumes.
   *
   * @param comment by which it is known, or nothing
   * @param changes lines of a Dockerfile that set how it is run
   */
  public Digest commit(ContainerId container, String comment, List<String> changes) {
    String what = "keep what the step wrote";
    StringBuilder query =
        new StringBuilder("/commit?container=" + container + "&comment=")
            .append(EngineCalls.encoded(comment));
    changes.forEach(change -> query.append("&changes=").append(EngineCalls.encoded(change)));
    String id =
        calls.post(what, query.toString(), Map.of()).orRefuse(what).object().requiredText("Id");
    return Digest.parse(id.startsWith("sha256:") ? id : "sha256:" + id);
  }

  /** As whom the programs of an image run, when it says so; nothing when there is no such image. */
  public Optional<String> findUser(String image) {
    return inspect(image)
        .flatMap(json -> json.object("Config"))
        .flatMap(config -> config.text("User"))
        .filter(user -> !user.isEmpty());
  }

  /**
   * How many layers of an image, counted from the lowest, need not be sent because an image of the
   * Engine has the same. Always 0 where the Engine keeps images in containerd, which finds layers
   * by their compressed digests and does not tell them.
   */
  public int knownLayers(List<DiffId> diffIds) {
    return new KnownLayers(connection).count(diffIds);
  }

  /**
   * Loads an archive and waits until the Engine has worked through it.
   *
   * @throws EngineException when the Engine says that it could not, or does not answer to the end
   */
  public void load(Content archive, LoadListener listener) throws IOException {
    String what = "load the image";
    try (InputStream in = new CountedInputStream(archive.open(), listener::sent);
        EngineReply reply = calls.send(what, "/images/load", in)) {
      Optional<String> error = answered(what, reply, listener);
      if (error.isPresent()) {
        throw EngineException.refused(what, error.get());
      }
    }
  }

  private static Optional<String> answered(String what, EngineReply reply, LoadListener listener) {
    try {
      return new LoadAnswer(listener).read(reply.body());
    } catch (IOException | IllegalArgumentException e) {
      throw EngineException.failed(what, e);
    }
  }

  /**
   * Makes sure that a name means what was loaded.
   *
   * @param ids what the image may be called: an Engine names it by its configuration, or by its
   *     manifest where containerd keeps it
   * @throws EngineException when it means something else, or nothing
   */
  public void checkLoaded(ImageReference name, Set<Digest> ids) {
    String found = inspect(name.familiar()).flatMap(json -> json.text("Id")).orElse("none");
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
      connection.client().pullImageCmd(name.familiar()).exec(answer).awaitCompletion();
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

  /** Gives an image one more name. */
  public void tag(Digest id, ImageReference name) {
    String repository =
        new ImageReference(name.registry(), name.repository(), Optional.empty(), Optional.empty())
            .familiar();
    connection.ask(
        "name an image `" + name.familiar() + "`",
        client ->
            client.tagImageCmd(id.toString(), repository, name.tag().orElse("latest")).exec());
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
    try (InputStream in =
        connection.ask(
            "save the image `" + image + "`", client -> client.saveImageCmd(image).exec())) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw EngineException.failed("save the image `" + image + "`", e);
    }
  }

  /**
   * Asks for an image as {@code docker save} writes it, to be read while it comes.
   *
   * @throws EngineException when there is no such image
   */
  public SavedImage save(Digest id) {
    String what = "save the image `" + id.shortHex() + "`";
    return new SavedImage(calls.open(what, "GET", "/images/" + id + "/get"), what);
  }

  /**
   * Takes a name from an image, or by its id all it has; the image is gone with its last name, and
   * those it was made of stay. One that a container has, of which another was made, or that has two
   * names and is meant by its id, stays as it is.
   *
   * @param image a name or an id; there need not be such an image
   */
  public void remove(String image) {
    String what = "remove the image `" + image + "`";
    EngineAnswer answer = calls.delete(what, "/images/" + image + "?noprune=1");
    if (!answer.isNotFound() && !answer.isConflict()) {
      answer.orRefuse(what);
    }
  }

  private Optional<JsonObject> inspect(String image) {
    String what = "inspect the image `" + image + "`";
    EngineAnswer answer = calls.get(what, "/images/" + image + "/json");
    return answer.isNotFound() ? Optional.empty() : Optional.of(answer.orRefuse(what).object());
  }
}
