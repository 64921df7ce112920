package dev.berth.core.env;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.python.PythonVersion;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** There is no Python on this computer that an environment could stand on. */
public final class InterpreterException extends BerthException {

  private static final long serialVersionUID = 1L;

  /** More would hide the rest of the message. */
  private static final int SHOWN = 10;

  private InterpreterException(Problem problem) {
    super(problem);
  }

  private static Problem cannotUse(Path given) {
    return Problem.of("cannot use the Python `" + given + "`");
  }

  /**
   * None was found.
   *
   * @param unsuitable those of the right version, each with what is wrong with it
   * @param others every Python there is
   * @param installer a command of the user's that installs one, when it is followed by a version
   */
  static InterpreterException notFound(
      PythonVersion wanted,
      List<String> unsuitable,
      List<Path> others,
      Optional<String> installer) {
    Problem problem = Problem.of("cannot find Python " + wanted + " on this computer");
    for (String one : unsuitable) {
      problem = problem.because(one);
    }
    String names = String.join("`, `", others.stream().limit(SHOWN).map(Path::toString).toList());
    if (others.isEmpty()) {
      problem = problem.because("there is no Python on the PATH, of pyenv, of uv or of the system");
    } else if (unsuitable.isEmpty()) {
      int more = others.size() - Math.min(SHOWN, others.size());
      problem =
          problem.because("found `" + names + "`" + (more > 0 ? " and " + more + " more" : ""));
    }
    return new InterpreterException(
        problem.hint(
            installer
                    .map(command -> "run `" + command + " " + wanted + "`")
                    .orElse("install Python " + wanted)
                + ", or name one with `--python PATH`"));
  }

  /** The one that the user names is not there. */
  static InterpreterException missing(Path given, boolean folder) {
    return new InterpreterException(
        cannotUse(given)
            .because(folder ? "the folder has no `bin/python3`" : "there is no such file"));
  }

  /** The one that the user names does not work, or is something else. */
  static InterpreterException unusable(Path given, String why) {
    return new InterpreterException(cannotUse(given).because(why));
  }

  /** The one that the user names is another version. */
  static InterpreterException otherVersion(Path given, String found, PythonVersion wanted) {
    return new InterpreterException(
        cannotUse(given)
            .because("it is Python " + found + "; the lock is for Python " + wanted)
            .hint("leave `--python` out to have a Python " + wanted + " searched for"));
  }
}
