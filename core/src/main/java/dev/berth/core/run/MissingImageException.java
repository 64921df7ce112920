package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** The engine does not have an image. */
public final class MissingImageException extends BerthException {

  private static final long serialVersionUID = 1L;

  private MissingImageException(Problem problem) {
    super(problem);
  }

  static MissingImageException neverPulled(String name) {
    return new MissingImageException(
        Problem.of("the Docker Engine has no image `" + name + "`")
            .because("`image_pull_policy` is `Never`, so it is not fetched")
            .hint("run `docker pull " + name + "`, or leave out `image_pull_policy`"));
  }

  static MissingImageException gone(String name) {
    return new MissingImageException(
        Problem.of("the Docker Engine has no image `" + name + "`")
            .because("it was brought there, and is gone again"));
  }
}
