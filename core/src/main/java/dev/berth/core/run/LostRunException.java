package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** The engine went away while a run went on. */
public final class LostRunException extends BerthException {

  private static final long serialVersionUID = 1L;

  LostRunException(RunId id, BerthException cause) {
    super(
        Problem.of("lost sight of the run `" + id + "`")
            .because(cause.problems().get(0).message())
            .because(String.join("; ", cause.problems().get(0).causes()))
            .hint("it may go on: `berth runs show " + id + "` says so when the Engine answers"),
        cause);
  }
}
