package dev.berth.core.spec;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word that a mistyped one is near to. */
final class Suggestion {

  private Suggestion() {}

  /** The nearest of the known words, when one is near enough to be meant; the first of equals. */
  static Optional<String> nearest(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    int bound = Math.max(1, typed.length() / 3);
    Optional<String> best = Optional.empty();
    int bestDistance = bound + 1;
    for (String candidate : known) {
      String other = candidate.toLowerCase(Locale.ROOT);
      // What was only begun, such as 3.1 of 3.10, is nearer than what differs.
      int distance =
          !typed.isEmpty() && other.startsWith(typed) && other.length() - typed.length() <= 2
              ? 0
              : distance(typed, other, bound);
      if (distance < bestDistance) {
        best = Optional.of(candidate);
        bestDistance = distance;
      }
    }
    return best;
  }

  /**
   * How many letters to add, drop, replace or swap with their neighbour (optimal string alignment),
   * or more than the bound.
   */
  private static int distance(String left, String right, int bound) {
    if (Math.abs(left.length() - right.length()) > bound) {
      return bound + 1;
    }
    int[][] cost = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int replaced = cost[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[left.length()][right.length()];
  }
}
