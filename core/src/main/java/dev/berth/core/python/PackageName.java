package dev.berth.core.python;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a Python distribution, normalized so that names which mean the same are equal: {@code
 * Foo.Bar_baz} is {@code foo-bar-baz} (name normalization specification, PEP 503).
 *
 * @param normalized lower case, with single {@code -} between the parts
 */
public record PackageName(String normalized) implements Comparable<PackageName> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?");
  private static final Pattern SEPARATORS = Pattern.compile("[-_.]+");

  public PackageName {
    if (!isValid(normalized) || !normalized.equals(normalize(normalized))) {
      throw new IllegalArgumentException("not a normalized package name: `" + normalized + "`");
    }
  }

  /**
   * Reads a name as a project writes it.
   *
   * @throws IllegalArgumentException when the text cannot be a name
   */
  public static PackageName parse(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not a package name: `" + text + "`");
    }
    return new PackageName(normalize(text));
  }

  /** Whether a project may have this name, normalized or not. */
  public static boolean isValid(String text) {
    return FORM.matcher(text).matches();
  }

  private static String normalize(String text) {
    return SEPARATORS.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
  }

  @Override
  public int compareTo(PackageName other) {
    return normalized.compareTo(other.normalized);
  }

  @Override
  public String toString() {
    return normalized;
  }
}
