package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.function.Action;

/** An action that this version of Berth reads and checks, and does not do yet. */
final class ActionNotSupportedException extends BerthException {

  private static final long serialVersionUID = 1L;

  ActionNotSupportedException(Action action) {
    super(
        Problem.of("the action `" + action + "` is not supported yet")
            .because("this version of Berth does `job` and `build`"));
  }
}
