package dev.berth.core.layer;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.io.TarMember;

/** A command left a file that no layer of ours can hold. */
public final class UnsuitableFileException extends BerthException {

  private UnsuitableFileException(Problem problem) {
    super(problem);
  }

  /**
   * A file that is none.
   *
   * @param title of the layer
   * @param path in the image, absolute
   */
  static UnsuitableFileException special(String title, String path, TarMember.Type type) {
    String kind = type == TarMember.Type.NAMED_PIPE ? "named pipe" : "device";
    return new UnsuitableFileException(
        Problem.of("cannot assemble the layer `" + title + "`")
            .because("`" + path + "` is a " + kind + ", which an image of Berth cannot hold")
            .hint("remove it at the end of the command that makes it"));
  }

  /**
   * A name or a symbolic link whose bytes are no text.
   *
   * @param title of the layer
   * @param path in the image, absolute; what is no text in it is {@code U+FFFD}
   */
  static UnsuitableFileException name(String title, String path) {
    return new UnsuitableFileException(
        Problem.of("cannot assemble the layer `" + title + "`")
            .because(
                "the name or target of `"
                    + path
                    + "` is not UTF-8, which an image of Berth cannot hold")
            .hint("remove it at the end of the command that makes it, or give it another name"));
  }
}
