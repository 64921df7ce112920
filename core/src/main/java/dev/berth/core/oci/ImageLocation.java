package dev.berth.core.oci;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where an image is, or is to go, in the grammar of containers-transports(5), which skopeo, podman
 * and buildah share. A text without a transport names an image in a registry, as it does for
 * Docker. Tells nothing about whether there is an image.
 */
public sealed interface ImageLocation {

  /** The transports that can be named, in the order in which people are told of them. */
  List<String> TRANSPORTS =
      List.of("docker://", "docker-daemon:", "oci:", "oci-archive:", "docker-archive:");

  /** An image in a registry: {@code docker://ghcr.io/acme/demo:1}, or the name alone. */
  record Registry(ImageReference reference) implements ImageLocation {
    @Override
    public String toString() {
      return "docker://" + reference.familiar();
    }
  }

  /**
   * An image of the Docker Engine: {@code docker-daemon:demo:1}, {@code docker-daemon:sha256:…}.
   *
   * @param reference its name; without one, who publishes there names it after the runtime
   * @param imageId its id, the digest of its configuration, when it is not meant by name
   */
  record DockerDaemon(Optional<ImageReference> reference, Optional<Digest> imageId)
      implements ImageLocation {
    @Override
    public String toString() {
      return "docker-daemon:"
          + reference
              .map(ImageReference::familiar)
              .or(() -> imageId.map(Digest::toString))
              .orElse("");
    }
  }

  /**
   * An image in an OCI image layout (image-spec, image-layout.md): {@code oci:out:1.0}.
   *
   * @param directory as it was given
   * @param tag its {@code org.opencontainers.image.ref.name}
   */
  record OciLayout(Path directory, Optional<String> tag) implements ImageLocation {
    @Override
    public ImageLocation resolveIn(Path folder) {
      return new OciLayout(folder.resolve(directory), tag);
    }

    @Override
    public ImageLocation relativeTo(Path folder) {
      return new OciLayout(relative(folder, directory), tag);
    }

    @Override
    public String toString() {
      return "oci:" + directory + suffix(tag);
    }
  }

  /**
   * An image in a tar of an OCI image layout: {@code oci-archive:demo.tar}.
   *
   * @param file as it was given
   * @param tag its {@code org.opencontainers.image.ref.name}
   */
  record OciArchive(Path file, Optional<String> tag) implements ImageLocation {
    @Override
    public ImageLocation resolveIn(Path folder) {
      return new OciArchive(folder.resolve(file), tag);
    }

    @Override
    public ImageLocation relativeTo(Path folder) {
      return new OciArchive(relative(folder, file), tag);
    }

    @Override
    public String toString() {
      return "oci-archive:" + file + suffix(tag);
    }
  }

  /**
   * An image in a file made by {@code docker save}: {@code docker-archive:demo.tar:demo:1}.
   *
   * @param file as it was given
   * @param reference one of its {@code RepoTags}
   */
  record DockerArchive(Path file, Optional<ImageReference> reference) implements ImageLocation {
    @Override
    public ImageLocation resolveIn(Path folder) {
      return new DockerArchive(folder.resolve(file), reference);
    }

    @Override
    public ImageLocation relativeTo(Path folder) {
      return new DockerArchive(relative(folder, file), reference);
    }

    @Override
    public String toString() {
      return "docker-archive:" + file + suffix(reference.map(ImageReference::familiar));
    }
  }

  /** This location, with a relative path in it taken as relative to that folder. */
  default ImageLocation resolveIn(Path folder) {
    return this;
  }

  /** This location, with an absolute path in it written as one that starts at that folder. */
  default ImageLocation relativeTo(Path folder) {
    return this;
  }

  private static Path relative(Path folder, Path path) {
    Path relative = folder.relativize(path);
    return relative.toString().isEmpty() ? Path.of(".") : relative;
  }

  /**
   * Reads {@code transport:details}, or an image's name.
   *
   * @throws IllegalArgumentException when the text has another form, saying what is wrong with it
   */
  static ImageLocation parse(String text) {
    return ImageLocationParser.parse(text);
  }

  private static String suffix(Optional<String> part) {
    return part.map(p -> ":" + p).orElse("");
  }
}
