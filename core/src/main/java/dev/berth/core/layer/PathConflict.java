package dev.berth.core.layer;

import java.util.List;

/**
 * A path that several wheels bring with different content. The image has the last one's.
 *
 * @param path relative to the environment's prefix
 * @param wheels names and versions, in the order in which they are installed
 */
public record PathConflict(String path, List<String> wheels) {

  public PathConflict {
    wheels = List.copyOf(wheels);
  }
}
