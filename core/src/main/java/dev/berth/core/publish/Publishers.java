package dev.berth.core.publish;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds the publisher for a destination. */
public final class Publishers {

  private final Store store;
  private final Supplier<DockerEngine> engine;

  /**
   * @param engine makes the connection to the Docker Engine; asked only when an image goes there
   */
  public Publishers(Store store, Supplier<DockerEngine> engine) {
    this.store = store;
    this.engine = engine;
  }

  /**
   * The publisher for this destination, whose relative paths must have been resolved.
   *
   * @throws PublishException when no image can be published there
   */
  public Publisher forLocation(ImageLocation destination) {
    if (destination instanceof ImageLocation.OciLayout layout) {
      return new OciLayoutPublisher(store, layout);
    }
    if (destination instanceof ImageLocation.OciArchive archive) {
      return new OciArchivePublisher(store, archive);
    }
    if (destination instanceof ImageLocation.DockerArchive archive) {
      return new DockerArchivePublisher(store, archive);
    }
    if (destination instanceof ImageLocation.DockerDaemon daemon) {
      if (daemon.imageId().isPresent()) {
        throw PublishException.notAnEngineName(destination);
      }
      return new DockerDaemonPublisher(store, daemon, engine);
    }
    throw PublishException.notSupportedYet(destination);
  }

  /**
   * The name that the image of a runtime has when the user gives none: {@code demo:latest}. What a
   * runtime's name may have and an image's may not becomes {@code -}.
   */
  public static ImageReference defaultName(String runtimeName) {
    String name =
        runtimeName
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]{2,}|[^a-z0-9._-]", "-")
            .replaceAll("^[^a-z0-9]+|[^a-z0-9]+$", "");
    return ImageReference.parse(name.isEmpty() ? "runtime" : name).withTag("latest");
  }

  /** The names that a destination gives an image: its own, or those asked for. */
  static List<ImageReference> namesAt(Optional<ImageReference> own, List<ImageReference> names) {
    return own.map(List::of).orElse(names).stream().map(Publishers::tagged).distinct().toList();
  }

  /** Where images are put they are called by tags; a digest says what they are already. */
  static ImageReference tagged(ImageReference name) {
    return name.withTag(name.tag().orElse("latest"));
  }
}
