package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** The packages of an environment do not fit together. */
public final class ConflictException extends BerthException {

  private static final String ALLOW = "take them as they are with `--allow-conflicts`";

  private final transient List<Conflict> conflicts;

  private ConflictException(Problem problem, List<Conflict> conflicts) {
    super(problem);
    this.conflicts = List.copyOf(conflicts);
  }

  /** Each of them. */
  public List<Conflict> conflicts() {
    return conflicts;
  }

  /** Where they are installed. */
  static ConflictException in(FoundEnvironment environment, List<Conflict> conflicts) {
    return new ConflictException(
        here(environment, conflicts).hint("repair them in the environment, or " + ALLOW),
        conflicts);
  }

  /** In the image, where other requirements apply. */
  static ConflictException inImage(String python, List<Conflict> conflicts) {
    return new ConflictException(
        inTheImage(python, conflicts)
            .hint("install what is missing into the environment, or " + ALLOW),
        conflicts);
  }

  static Problem here(FoundEnvironment environment, List<Conflict> conflicts) {
    return because(
        Problem.of("the packages of " + environment.description() + " do not fit together"),
        conflicts);
  }

  static Problem inTheImage(String python, List<Conflict> conflicts) {
    return because(
        Problem.of("the packages do not fit together in the image, whose Python is " + python),
        conflicts);
  }

  private static Problem because(Problem problem, List<Conflict> conflicts) {
    Problem result = problem;
    for (Conflict conflict : conflicts) {
      result = result.because(conflict.description());
    }
    return result;
  }
}
