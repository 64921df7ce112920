package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.Note;
import dev.berth.core.function.Origin;
import java.nio.file.Path;
import java.util.List;

/** What the author of a function should know before it is run. */
record Notes(FunctionRequest request, List<Note> notes) {

  /** All of them as errors, since nothing less was wanted. */
  static final class StrictException extends BerthException {

    private static final long serialVersionUID = 1L;

    StrictException(List<Problem> problems) {
      super(problems, null);
    }
  }

  /**
   * Tells each of them once.
   *
   * @throws StrictException instead, when they are to be errors
   */
  void tell(Console console, Path workingDirectory, boolean strict) {
    List<Problem> problems = notes.stream().map(this::problem).toList();
    if (strict && !problems.isEmpty()) {
      throw new StrictException(problems);
    }
    problems.forEach(problem -> console.warn(problem, workingDirectory));
  }

  /** A note of the engine does not know where the value came from. */
  private Problem problem(Note note) {
    Problem problem = note.problem();
    return problem.where().isPresent()
        ? problem
        : request
            .originOf(note.key())
            .filter(Origin.InFile.class::isInstance)
            .map(origin -> origin.blame(problem))
            .orElse(problem);
  }
}
