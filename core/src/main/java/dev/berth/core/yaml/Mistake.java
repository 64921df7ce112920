package dev.berth.core.yaml;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a text cannot stand where it stands.
 *
 * @param message what is wrong, as in {@link Problem#message()}
 * @param causes what was expected
 * @param offset where in the text the mistake begins, counted in code points from 0
 * @param length how many code points are meant; 0 means the whole text
 */
public record Mistake(
    String message, List<String> causes, Optional<String> hint, int offset, int length) {

  /** Causes may quote what a file holds, and that may be long. */
  private static final int LONGEST = 400;

  public Mistake {
    causes = List.copyOf(causes);
  }

  public static Mistake of(String message) {
    return new Mistake(message, List.of(), Optional.empty(), 0, 0);
  }

  public Mistake because(String cause) {
    List<String> more = new ArrayList<>(causes);
    more.add(cause.length() > LONGEST ? cause.substring(0, LONGEST) + "…" : cause);
    return new Mistake(message, more, hint, offset, length);
  }

  public Mistake hint(String advice) {
    return new Mistake(message, causes, Optional.of(advice), offset, length);
  }

  public Mistake within(int start, int points) {
    return new Mistake(message, causes, hint, start, points);
  }

  public Problem at(SourceExcerpt place) {
    return new Problem(message, Optional.of(place), causes, hint);
  }
}
