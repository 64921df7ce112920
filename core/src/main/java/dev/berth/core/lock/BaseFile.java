package dev.berth.core.lock;

import java.util.Optional;

/**
 * What is worth knowing of one path of an image.
 *
 * @param linkTarget where a symbolic link points, as it stands there
 * @param clue what the content told: the version of glibc, the text of a {@code pyvenv.cfg}
 */
record BaseFile(Kind kind, String linkTarget, boolean executable, Optional<String> clue) {

  enum Kind {
    FILE,
    FOLDER,
    LINK
  }

  static BaseFile folder() {
    return new BaseFile(Kind.FOLDER, "", true, Optional.empty());
  }

  static BaseFile link(String target) {
    return new BaseFile(Kind.LINK, target, false, Optional.empty());
  }
}
