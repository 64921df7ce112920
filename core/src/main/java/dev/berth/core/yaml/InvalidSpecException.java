package dev.berth.core.yaml;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a file that a person wrote, or a file it names, says wrong: everything that was found in one
 * go.
 */
public final class InvalidSpecException extends BerthException {

  private static final long serialVersionUID = 1L;

  private static final int SHOWN_PROBLEMS = 100;
  private static final long LONGEST_LINE = 1_000_000;

  public InvalidSpecException(List<Problem> problems) {
    super(problems, null);
  }

  /**
   * The same, as it is to be shown: the problems of these files, one after the other and each from
   * top to bottom, then the rest as they were found, and not more than a person reads.
   */
  public InvalidSpecException inOrderOf(List<Path> files) {
    List<Problem> sorted = new ArrayList<>(problems());
    sorted.sort(
        Comparator.comparingInt((Problem problem) -> fileOf(problem, files))
            .thenComparing(
                problem ->
                    fileOf(problem, files) < files.size()
                        ? problem.where().orElseThrow().line() * LONGEST_LINE
                            + problem.where().orElseThrow().column()
                        : 0));
    if (sorted.size() <= SHOWN_PROBLEMS) {
      return new InvalidSpecException(sorted);
    }
    List<Problem> shown = new ArrayList<>(sorted.subList(0, SHOWN_PROBLEMS));
    shown.add(Problem.of((sorted.size() - SHOWN_PROBLEMS) + " more problems are not shown"));
    return new InvalidSpecException(shown);
  }

  private static int fileOf(Problem problem, List<Path> files) {
    int index = problem.where().map(where -> files.indexOf(where.file())).orElse(-1);
    return index < 0 ? files.size() : index;
  }
}
