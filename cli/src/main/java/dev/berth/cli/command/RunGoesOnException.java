package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.run.Run;

/** A run that goes on is to be removed. */
final class RunGoesOnException extends BerthException {

  private static final long serialVersionUID = 1L;

  RunGoesOnException(Run run) {
    super(
        Problem.of("the run `" + run.id() + "` has not ended")
            .because("its state is " + run.state())
            .hint("stop it with `berth runs stop %s`, or add `--force`".formatted(run.id())));
  }
}
