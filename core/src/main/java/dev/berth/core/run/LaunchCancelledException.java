package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** Somebody does not want a start any more that is under way. */
public final class LaunchCancelledException extends BerthException {

  private static final long serialVersionUID = 1L;

  LaunchCancelledException(Workload workload) {
    super(
        Problem.of("`" + workload.function() + "` was not started")
            .because("the start was broken off"));
  }
}
