package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Somebody ended a build. Its image was not made; steps that were done stay in the cache. */
public final class BuildInterruptedException extends BerthException {

  private static final long serialVersionUID = 1L;

  BuildInterruptedException() {
    super(Problem.of("the build was interrupted"));
  }
}
