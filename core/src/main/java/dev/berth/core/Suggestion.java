package dev.berth.core;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** "Did you mean": the known word that a mistyped one is near to. */
public final class Suggestion {

  private final String typed;
  private final int bound;

  /** What it costs to add, drop or replace a digit: another number is another thing. */
  private final int digit;

  private Suggestion(String word, boolean digitsCount) {
    this.typed = word.toLowerCase(Locale.ROOT);
    this.bound = Math.max(1, typed.length() / 3);
    this.digit = digitsCount ? bound + 1 : 1;
  }

  /** The nearest of the known names, when one is near enough to be meant; the first of equals. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return new Suggestion(word, false).among(known);
  }

  /** The nearest of the known choices, of which one number is not meant by another. */
  public static Optional<String> nearestChoice(String word, Collection<String> known) {
    return new Suggestion(word, true).among(known);
  }

  private Optional<String> among(Collection<String> known) {
    Optional<String> best = Optional.empty();
    int bestDistance = bound + 1;
    for (String candidate : known) {
      String other = candidate.toLowerCase(Locale.ROOT);
      int distance = isBegunOrContinued(other) ? 0 : distance(other);
      if (distance < bestDistance) {
        best = Optional.of(candidate);
        bestDistance = distance;
      }
    }
    return best;
  }

  /** {@code 3.1} is the beginning of {@code 3.10}, and {@code 3.10.4} goes on after it. */
  private boolean isBegunOrContinued(String other) {
    return !typed.isEmpty() && other.startsWith(typed) && other.length() - typed.length() <= 2
        || typed.startsWith(other + ".");
  }

  /**
   * How many letters to add, drop, replace or swap with their neighbour (optimal string alignment),
   * or more than the bound.
   */
  private int distance(String other) {
    if (Math.abs(typed.length() - other.length()) > bound) {
      return bound + 1;
    }
    int[][] cost = new int[typed.length() + 1][other.length() + 1];
    for (int i = 0; i <= typed.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        cost[i][j] = i == 0 && j == 0 ? 0 : cheapest(cost, other, i, j);
      }
    }
    return cost[typed.length()][other.length()];
  }

  private int cheapest(int[][] cost, String other, int i, int j) {
    int cheapest = Integer.MAX_VALUE;
    if (i > 0) {
      cheapest = cost[i - 1][j] + price(typed.charAt(i - 1));
    }
    if (j > 0) {
      cheapest = Math.min(cheapest, cost[i][j - 1] + price(other.charAt(j - 1)));
    }
    if (i > 0 && j > 0) {
      char left = typed.charAt(i - 1);
      char right = other.charAt(j - 1);
      int replaced = left == right ? 0 : Math.max(price(left), price(right));
      cheapest = Math.min(cheapest, cost[i - 1][j - 1] + replaced);
      boolean swapped =
          i > 1 && j > 1 && left == other.charAt(j - 2) && typed.charAt(i - 2) == right;
      if (swapped) {
        cheapest = Math.min(cheapest, cost[i - 2][j - 2] + 1);
      }
    }
    return cheapest;
  }

  private int price(char c) {
    return c >= '0' && c <= '9' ? digit : 1;
  }
}
