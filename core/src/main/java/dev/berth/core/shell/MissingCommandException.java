package dev.berth.core.shell;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A command cannot be run in an environment. */
public final class MissingCommandException extends BerthException {

  private static final long serialVersionUID = 1L;

  private final boolean found;

  private MissingCommandException(boolean found, Problem problem) {
    super(problem);
    this.found = found;
  }

  static MissingCommandException notFound(String command, Activation activation) {
    return new MissingCommandException(
        false,
        Problem.of("cannot find `" + command + "` in the runtime `" + activation.name() + "`")
            .because(
                command.contains("/")
                    ? "there is no such file"
                    : "neither `" + activation.bin() + "` nor another folder of PATH has it"));
  }

  static MissingCommandException notExecutable(String command) {
    return new MissingCommandException(
        true,
        Problem.of("cannot run `" + command + "`")
            .because("it is there, but is not a program that you may run"));
  }

  /** Whether something of that name is there, which cannot be run. */
  public boolean found() {
    return found;
  }
}
