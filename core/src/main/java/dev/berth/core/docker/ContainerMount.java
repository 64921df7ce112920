package dev.berth.core.docker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Something that stands at a path of a container in place of what its image has there. */
public sealed interface ContainerMount {

  /** The path in the container. */
  String target();

  /** A file or folder of the Engine's computer, which must be there. */
  record Bind(String target, Path source, boolean readOnly) implements ContainerMount {}

  /**
   * A volume that the Engine keeps, made when it is not there.
   *
   * @param name else it is anonymous, and goes with the container
   * @param folder the one of the volume that is mounted, if not its root; Engines know it since API
   *     1.45
   * @param labels for a volume that is made
   */
  record Volume(
      String target,
      Optional<String> name,
      Optional<String> folder,
      boolean readOnly,
      Map<String, String> labels)
      implements ContainerMount {

    public Volume {
      labels = Map.copyOf(labels);
    }
  }

  /**
   * Memory, empty at the start.
   *
   * @param size in bytes; else half of the computer's memory
   */
  record Memory(String target, Optional<Long> size, boolean readOnly) implements ContainerMount {}

  /** The files of an image, which cannot be written; Engines know it since API 1.48. */
  record Image(String target, String image, Optional<String> folder) implements ContainerMount {}

  /** As {@code HostConfig} has them. */
  static void describeHost(List<ContainerMount> mounts, Map<String, Object> host) {
    List<Map<String, Object>> described = new ArrayList<>();
    Map<String, String> memory = new TreeMap<>();
    for (ContainerMount mount : mounts) {
      if (mount instanceof Memory in) {
        // Programs may be run from it, as from any other folder; the Engine's own way forbids it.
        memory.put(
            in.target(),
            (in.readOnly() ? "ro" : "rw")
                + ",exec,nosuid,nodev,mode=1777"
                + in.size().map(bytes -> ",size=" + bytes).orElse(""));
      } else {
        described.add(describe(mount));
      }
    }
    if (!described.isEmpty()) {
      host.put("Mounts", described);
    }
    if (!memory.isEmpty()) {
      host.put("Tmpfs", memory);
    }
  }

  private static Map<String, Object> describe(ContainerMount mount) {
    Map<String, Object> json = new TreeMap<>();
    json.put("Target", mount.target());
    if (mount instanceof Bind bind) {
      json.put("Type", "bind");
      json.put("Source", bind.source().toString());
      json.put("ReadOnly", bind.readOnly());
    } else if (mount instanceof Volume volume) {
      json.put("Type", "volume");
      volume.name().ifPresent(name -> json.put("Source", name));
      json.put("ReadOnly", volume.readOnly());
      Map<String, Object> options = new TreeMap<>();
      if (!volume.labels().isEmpty()) {
        options.put("Labels", volume.labels());
      }
      volume.folder().ifPresent(folder -> options.put("Subpath", folder));
      if (!options.isEmpty()) {
        json.put("VolumeOptions", options);
      }
    } else if (mount instanceof Image image) {
      json.put("Type", "image");
      json.put("Source", image.image());
      image.folder().ifPresent(folder -> json.put("ImageOptions", Map.of("Subpath", folder)));
    }
    return json;
  }
}
