package dev.berth.core.run;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A container cannot run the command that it was made for. */
public final class CommandNotRunnableException extends BerthException {

  private static final long serialVersionUID = 1L;

  private final boolean found;

  private CommandNotRunnableException(boolean found, Problem problem) {
    super(problem);
    this.found = found;
  }

  static CommandNotRunnableException notFound(String command, String image, String why) {
    return new CommandNotRunnableException(
        false,
        Problem.of("there is no command `" + command + "` in the image `" + image + "`")
            .because(why));
  }

  static CommandNotRunnableException notExecutable(String command, String image, String why) {
    return new CommandNotRunnableException(
        true,
        Problem.of("`" + command + "` in the image `" + image + "` cannot be executed")
            .because(why));
  }

  /** Whether there is such a file, which is no program. */
  public boolean isFound() {
    return found;
  }
}
