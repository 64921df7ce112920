package dev.berth.core.debian;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds what somebody meant who wrote a package's name wrongly. */
final class SimilarNames {

  private static final int MOST = 3;

  private record Match(String name, int distance) {}

  private SimilarNames() {}

  /** The names at the smallest edit distance, one edit for every four letters, at most three. */
  static List<String> find(String wanted, Collection<String> names) {
    int limit = Math.max(1, Math.min(3, wanted.length() / 4));
    List<Match> matches = new ArrayList<>();
    for (String name : names) {
      if (Math.abs(name.length() - wanted.length()) <= limit) {
        int distance = distance(wanted, name, limit);
        if (distance <= limit) {
          matches.add(new Match(name, distance));
        }
      }
    }
    return matches.stream()
        .sorted(Comparator.comparingInt(Match::distance).thenComparing(Match::name))
        .limit(MOST)
        .map(Match::name)
        .toList();
  }

  /** Edits between two texts, neighbours swapped counting as one; anything above the limit. */
  private static int distance(String left, String right, int limit) {
    int[] before = new int[right.length() + 1];
    int[] last = new int[right.length() + 1];
    int[] row = new int[right.length() + 1];
    for (int j = 0; j <= right.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= left.length(); i++) {
      row[0] = i;
      int best = i;
      for (int j = 1; j <= right.length(); j++) {
        int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(last[j - 1] + change, Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        best = Math.min(best, row[j]);
      }
      if (best > limit) {
        return limit + 1;
      }
      int[] reused = before;
      before = last;
      last = row;
      row = reused;
    }
    return last[right.length()];
  }
}
