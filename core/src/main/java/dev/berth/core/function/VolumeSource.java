package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import java.nio.file.Path;
import java.util.Optional;

/** What a volume is made of. */
public sealed interface VolumeSource {

  /** Its name in files: {@code empty_dir}. */
  String type();

  /**
   * Empty at the start, and gone with the container.
   *
   * @param sizeLimit how much it may hold, in bytes
   * @param inMemory whether it is held in memory
   */
  record EmptyDir(Optional<Quantity> sizeLimit, boolean inMemory) implements VolumeSource {

    @Override
    public String type() {
      return "empty_dir";
    }
  }

  /**
   * Empty at the start and gone with the run, on storage of its own.
   *
   * @param size in bytes
   */
  record Ephemeral(Optional<Quantity> size, Optional<String> storageClass) implements VolumeSource {

    @Override
    public String type() {
      return "ephemeral";
    }
  }

  /**
   * Stays, under the volume's name: a named volume, or a claim of Kubernetes.
   *
   * @param size in bytes, when it has to be made
   * @param claimName its name when it is not the volume's
   */
  record PersistentVolumeClaim(
      Optional<Quantity> size, Optional<String> storageClass, Optional<String> claimName)
      implements VolumeSource {

    @Override
    public String type() {
      return "persistent_volume_claim";
    }
  }

  /**
   * Is there already.
   *
   * @param claimName its name
   */
  record SharedVolume(String claimName) implements VolumeSource {

    @Override
    public String type() {
      return "shared_volume";
    }
  }

  /** The files of an image, which cannot be changed. */
  record ImageVolume(ImageReference image) implements VolumeSource {

    @Override
    public String type() {
      return "image";
    }
  }

  /**
   * A file or folder of the computer that runs the container.
   *
   * @param path absolute
   */
  record HostPath(Path path) implements VolumeSource {

    @Override
    public String type() {
      return "host_path";
    }
  }
}
