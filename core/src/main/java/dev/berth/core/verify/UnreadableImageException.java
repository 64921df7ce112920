package dev.berth.core.verify;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.NoSuchFileException;

/** An image that is to be verified cannot be read. */
public final class UnreadableImageException extends BerthException {

  private static final long serialVersionUID = 1L;

  /**
   * @param name what people call the image
   * @param fault what is wrong with it
   */
  UnreadableImageException(String name, String fault) {
    super(Problem.of("cannot read the image `" + name + "`").because(fault));
  }

  UnreadableImageException(String name, Problem cause) {
    super(withCauses(name, cause));
  }

  /** A part of it is not in the store. */
  static UnreadableImageException incomplete(String name, NoSuchFileException part) {
    return new UnreadableImageException(name, "there is no `" + part.getFile() + "`");
  }

  private static Problem withCauses(String name, Problem cause) {
    Problem problem = Problem.of("cannot read the image `" + name + "`");
    for (String fact : cause.causes()) {
      problem = problem.because(fact);
    }
    return cause.hint().map(problem::hint).orElse(problem);
  }
}
