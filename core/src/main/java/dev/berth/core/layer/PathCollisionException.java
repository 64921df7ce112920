package dev.berth.core.layer;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Something in a layer is a file to one package and a folder to another. */
public final class PathCollisionException extends BerthException {

  private final String path;

  /**
   * @param path in the image, absolute
   * @param title of the layer
   */
  public PathCollisionException(String path, String title) {
    super(
        Problem.of("cannot assemble the layer `" + title + "`")
            .because("`" + path + "` would be a file and a folder"));
    this.path = path;
  }

  /** The path that is both. */
  public String path() {
    return path;
  }
}
