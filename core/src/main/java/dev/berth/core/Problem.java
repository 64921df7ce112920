package dev.berth.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that could not be done, as facts: what, where, why, and what to do now.
 *
 * @param message what could not be done, in the user's terms: lower case, no period, literals in
 *     backticks
 * @param where the place in a file that is to blame
 * @param causes one new fact each, outermost first
 * @param hint one thing to do, ready to paste, only when we are sure of it
 */
public record Problem(
    String message, Optional<SourceExcerpt> where, List<String> causes, Optional<String> hint) {

  public Problem {
    causes = List.copyOf(causes);
  }

  /** A problem of which only the message is known so far. */
  public static Problem of(String message) {
    return new Problem(message, Optional.empty(), List.of(), Optional.empty());
  }

  /** This problem with the place that is to blame. */
  public Problem at(SourceExcerpt place) {
    return new Problem(message, Optional.of(place), causes, hint);
  }

  /** This problem with one more cause, inside those already named. */
  public Problem because(String cause) {
    List<String> more = new ArrayList<>(causes);
    more.add(cause);
    return new Problem(message, where, more, hint);
  }

  /** This problem with what the user can do about it. */
  public Problem hint(String advice) {
    return new Problem(message, where, causes, Optional.of(advice));
  }
}
