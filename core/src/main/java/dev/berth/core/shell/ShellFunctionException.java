package dev.berth.core.shell;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** What only the shell's own function can do was asked of the program. */
public final class ShellFunctionException extends BerthException {

  private static final long serialVersionUID = 1L;

  private ShellFunctionException(Problem problem) {
    super(problem);
  }

  /**
   * The shell that the command was typed in would have to change.
   *
   * @param verb what was asked for: {@code switch}
   */
  public static ShellFunctionException missing(String verb, UserShell shell) {
    Problem problem =
        Problem.of("`berth runtime " + verb + "` needs Berth's function in this shell")
            .because("a program cannot change the shell that it was started from");
    return new ShellFunctionException(
        shell
            .kind()
            .filter(ShellFunction::existsFor)
            .map(
                kind ->
                    problem.hint(
                        "type `"
                            + ShellFunction.loadingIn(kind)
                            + "`; the same line in `"
                            + ShellFunction.startupFileOf(kind)
                            + "` has it always there"))
            .orElse(
                problem.hint("leave a shell that `berth runtime activate` started with `exit`")));
  }

  /** There is nothing to leave. */
  public static ShellFunctionException nothingActive() {
    return new ShellFunctionException(Problem.of("no runtime is active in this shell"));
  }
}
