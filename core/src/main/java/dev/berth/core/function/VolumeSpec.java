package dev.berth.core.function;

import java.util.Optional;

/**
 * Files that are mounted into the container.
 *
 * @param name of the volume; one volume may be mounted in more than one place
 * @param mountPath where in the container, absolute and normal
 * @param subPath the folder of the volume that is mounted instead of its root
 */
public record VolumeSpec(
    String name,
    String mountPath,
    Optional<String> subPath,
    boolean readOnly,
    VolumeSource source) {

  @Override
  public String toString() {
    String what =
        source instanceof VolumeSource.HostPath host
            ? host.path().toString()
            : source.type() + " " + name;
    return what
        + subPath.map(path -> ", only " + path).orElse("")
        + (readOnly ? ", read only" : "");
  }
}
