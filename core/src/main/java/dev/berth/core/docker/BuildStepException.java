package dev.berth.core.docker;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A step of a build failed. The image was not made, and no name was given to anything. */
public final class BuildStepException extends BerthException {

  private final OptionalInt exitCode;

  private BuildStepException(Problem problem, OptionalInt exitCode) {
    super(problem);
    this.exitCode = exitCode;
  }

  /**
   * A program ended with another code than 0.
   *
   * @param step {@code step 4 of 5}
   * @param instruction {@code RUN false}
   * @param lastLines what it wrote last
   */
  public static BuildStepException ended(
      String step, String instruction, int exitCode, List<String> lastLines) {
    Problem problem =
        at(Optional.of(step), Optional.of(instruction))
            .because("it ended with the exit code " + exitCode);
    for (String line : lastLines) {
      problem = problem.because(line);
    }
    return new BuildStepException(problem, OptionalInt.of(exitCode));
  }

  /** The Engine could not do it. */
  public static BuildStepException refused(String step, String instruction, String why) {
    return refused(Optional.of(step), Optional.of(instruction), why);
  }

  static BuildStepException refused(
      Optional<String> step, Optional<String> instruction, String why) {
    return new BuildStepException(at(step, instruction).because(why), OptionalInt.empty());
  }

  private static Problem at(Optional<String> step, Optional<String> instruction) {
    return Problem.of(
        "the build failed"
            + step.map(which -> " at " + which).orElse("")
            + instruction.map(text -> ": `" + shown(text) + "`").orElse(""));
  }

  private static String shown(String instruction) {
    String line = instruction.replaceAll("\\s+", " ").strip();
    return line.length() > 200 ? line.substring(0, 200) + "…" : line;
  }

  /** The code that a program ended with, when one did. */
  public OptionalInt exitCode() {
    return exitCode;
  }
}
