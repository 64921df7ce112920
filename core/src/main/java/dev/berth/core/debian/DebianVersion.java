package dev.berth.core.debian;

/**
 * The version of a package, in the order of deb-version(7): epoch, then upstream version, then
 * revision. Two texts may be equal in that order without being the same: {@code 1.0} and {@code
 * 1.00}; {@link #equals} compares texts.
 */
public record DebianVersion(String text) implements Comparable<DebianVersion> {

  public DebianVersion {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("a version is not empty");
    }
  }

  private String epoch() {
    int colon = text.indexOf(':');
    return colon < 0 ? "0" : text.substring(0, colon);
  }

  /** Without epoch and revision: {@code 2.36}. */
  public String upstream() {
    String rest = text.substring(text.indexOf(':') + 1);
    int dash = rest.lastIndexOf('-');
    return dash < 0 ? rest : rest.substring(0, dash);
  }

  private String revision() {
    int dash = text.lastIndexOf('-');
    return dash < 0 ? "" : text.substring(dash + 1);
  }

  @Override
  public int compareTo(DebianVersion other) {
    int order = compareParts(epoch(), other.epoch());
    if (order == 0) {
      order = compareParts(upstream(), other.upstream());
    }
    return order != 0 ? order : compareParts(revision(), other.revision());
  }

  /** Runs of non-digits and of digits in turn; the latter by value. */
  private static int compareParts(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() || j < right.length()) {
      while (isLetter(left, i) || isLetter(right, j)) {
        int order = Integer.compare(weight(left, i), weight(right, j));
        if (order != 0) {
          return order;
        }
        i++;
        j++;
      }
      i = afterZeros(left, i);
      j = afterZeros(right, j);
      int first = 0;
      while (isDigit(left, i) && isDigit(right, j)) {
        if (first == 0) {
          first = Character.compare(left.charAt(i), right.charAt(j));
        }
        i++;
        j++;
      }
      if (isDigit(left, i)) {
        return 1;
      }
      if (isDigit(right, j)) {
        return -1;
      }
      if (first != 0) {
        return first;
      }
    }
    return 0;
  }

  private static int afterZeros(String text, int index) {
    int i = index;
    while (i < text.length() && text.charAt(i) == '0') {
      i++;
    }
    return i;
  }

  private static boolean isDigit(String text, int index) {
    return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
  }

  private static boolean isLetter(String text, int index) {
    return index < text.length() && !isDigit(text, index);
  }

  /** A tilde before the end, the end and digits before letters, letters before all else. */
  private static int weight(String text, int index) {
    if (!isLetter(text, index)) {
      return 0;
    }
    char c = text.charAt(index);
    if (c == '~') {
      return -1;
    }
    boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    return letter ? c : c + 256;
  }

  @Override
  public String toString() {
    return text;
  }
}
