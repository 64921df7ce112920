package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.ArrayList;
import java.util.List;

/** What one reading has found wrong so far, and how much of a hostile file it has seen. */
public final class Findings {

  /** Aliases can make a small file describe more values than a computer can count. */
  private static final int MAX_VALUES = 50_000;

  /** A file with more is not one of ours. */
  private static final int MAX_PROBLEMS = 10_000;

  private final List<Problem> problems = new ArrayList<>();
  private int values;

  /**
   * Keeps one more problem.
   *
   * @throws InvalidSpecException with all there are, when there are too many to go on
   */
  public void add(Problem problem) {
    problems.add(problem);
    if (problems.size() == MAX_PROBLEMS) {
      throw new InvalidSpecException(problems);
    }
  }

  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public boolean isEmpty() {
    return problems.isEmpty();
  }

  /**
   * Counts one more value.
   *
   * @throws InvalidSpecException when there are more than a person writes
   */
  public void countValue(SourceExcerpt where) {
    if (++values > MAX_VALUES) {
      add(
          Problem.of("the file describes too many values")
              .at(where)
              .because("at most " + MAX_VALUES + " are read, with those that aliases repeat"));
      throw new InvalidSpecException(problems);
    }
  }
}
