package dev.berth.core.build;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import java.util.Optional;

/**
 * What a Dockerfile begins with.
 *
 * @param from what {@code FROM} names: {@code debian:12}
 * @param note what the reader of the Dockerfile should know of it
 */
public record DockerfileBase(String from, String note) {

  /** The base that a person names, in place of that of the lock. */
  public static DockerfileBase named(ImageReference name) {
    return new DockerfileBase(name.familiar(), "the base as it was named for this Dockerfile");
  }

  /**
   * The base that the lock names: an image by its digest, wherever a registry has it.
   *
   * @throws DockerizeException when no Dockerfile can name it
   */
  public static DockerfileBase of(LockedBase base) {
    if (base instanceof LockedBase.Distribution distribution) {
      return new DockerfileBase(
          distribution.os(),
          "the distribution's own image; its packages are those of its latest build");
    }
    LockedBase.Image image = (LockedBase.Image) base;
    ImageLocation location = ImageLocation.parse(image.location());
    if (location instanceof ImageLocation.Registry registry) {
      ImageReference reference = registry.reference();
      return new DockerfileBase(
          new ImageReference(
                  reference.registry(),
                  reference.repository(),
                  reference.tag(),
                  Optional.of(image.manifest()))
              .familiar(),
          "the base as it was locked");
    }
    return Optional.of(location)
        .filter(ImageLocation.DockerDaemon.class::isInstance)
        .flatMap(daemon -> ((ImageLocation.DockerDaemon) daemon).reference())
        .map(
            name ->
                new DockerfileBase(
                    name.withDefaultTag().familiar(),
                    "an image of a Docker Engine, which is locked as " + image.manifest()))
        .orElseThrow(() -> DockerizeException.baseHasNoName(image.location()));
  }
}
