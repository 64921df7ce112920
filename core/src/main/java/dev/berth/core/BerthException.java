package dev.berth.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the user can act on. Subclasses are built from facts and word themselves; each
 * package adds only those that its callers can tell apart.
 */
public abstract class BerthException extends RuntimeException {

  private final transient List<Problem> problems;

  /** A failure with one problem. */
  protected BerthException(Problem problem) {
    this(List.of(problem), null);
  }

  /** A failure with one problem, and the exception in which it showed. */
  protected BerthException(Problem problem, @Nullable Throwable cause) {
    this(List.of(problem), cause);
  }

  /** A failure with all the problems that were found in one go: at least one. */
  protected BerthException(List<Problem> problems, @Nullable Throwable cause) {
    super(problems.get(0).message(), cause);
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order in which they are to be shown: never empty. */
  public List<Problem> problems() {
    return problems;
  }
}
