package dev.berth.core.io;

import java.util.Optional;

/**
 * What is worth knowing of one path of an image.
 *
 * @param linkTarget where a symbolic link points, as it stands there
 * @param clue what the content told
 */
public record ImageFile<C>(Kind kind, String linkTarget, boolean executable, Optional<C> clue) {

  /** What is at a path. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  static <C> ImageFile<C> folder() {
    return new ImageFile<>(Kind.FOLDER, "", true, Optional.empty());
  }

  static <C> ImageFile<C> link(String target) {
    return new ImageFile<>(Kind.LINK, target, false, Optional.empty());
  }
}
