package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A command that needs a yes, where nobody can be asked. */
final class NotConfirmedException extends BerthException {

  private static final long serialVersionUID = 1L;

  NotConfirmedException(String command) {
    super(
        Problem.of("`" + command + "` needs a yes, and there is no terminal to ask at")
            .hint("add `--yes`"));
  }
}
