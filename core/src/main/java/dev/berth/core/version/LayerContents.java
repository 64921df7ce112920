package dev.berth.core.version;

import dev.berth.core.oci.Digest;
import dev.berth.core.store.RuntimeLayer;
import java.util.List;

/**
 * A layer of an image and what went into it.
 *
 * @param parts in the order in which they were put there; none of a layer of a base image, or when
 *     nobody knows
 */
public record LayerContents(RuntimeLayer layer, Kind kind, List<Part> parts) {

  public LayerContents {
    parts = List.copyOf(parts);
  }

  /** What a layer is made of. */
  public enum Kind {
    BASE,
    OS_PACKAGES,
    PACKAGES,
    FILES,
    /** What makes the layers below it a Python environment, or what nobody knows any more. */
    OTHER
  }

  /**
   * One thing in a layer.
   *
   * @param name a package's name, or where a file is
   * @param version empty for a file
   * @param size of the .deb, the wheel or the file, in bytes
   */
  public record Part(String name, String version, long size, Digest digest) {

    /** As people write it: {@code numpy 2.1.0}. */
    public String label() {
      return version.isEmpty() ? name : name + " " + version;
    }
  }
}
