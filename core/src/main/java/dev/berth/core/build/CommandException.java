package dev.berth.core.build;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.regex.Pattern;

/** A command of a runtime.yaml failed. What those before it wrote is kept. */
public final class CommandException extends BerthException {

  private static final long serialVersionUID = 1L;

  /** What a shell and Python say of a program and a module that are not there. */
  private static final Pattern NO_PIP =
      Pattern.compile(".*\\bpip3?: (command )?not found.*|.*No module named '?pip'?.*");

  private CommandException(Problem problem) {
    super(problem);
  }

  static CommandException failed(CommandLayer command, CommandOutcome.Failure failure) {
    Problem problem =
        Problem.of("a command failed: `" + command.title().substring("RUN ".length()) + "`")
            .at(command.line().position())
            .because(failure.reason());
    for (String line : failure.lastLines()) {
      problem = problem.because(line);
    }
    if (failure.lastLines().stream().anyMatch(line -> NO_PIP.matcher(line).matches())) {
      problem = problem.hint("list the packages under `pip:`; or `pip` itself, to have it there");
    }
    return new CommandException(problem);
  }
}
