package dev.berth.core.python;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two numbers of a Python that wheels and environments care about: {@code 3.11}. */
public record PythonVersion(int major, int minor) implements Comparable<PythonVersion> {

  private static final Pattern FORM = Pattern.compile("(\\d{1,2})\\.(\\d{1,3})");

  /**
   * Reads {@code 3.11}.
   *
   * @throws IllegalArgumentException when the text has another form
   */
  public static PythonVersion parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a Python version: `" + text + "`");
    }
    return new PythonVersion(
        Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
  }

  /** The tag of CPython of this version (PEP 425): {@code cp311}. */
  public String cpythonTag() {
    return "cp" + major + minor;
  }

  // Written out: those that Java makes are linked when they are first used, which takes longer than
  // the rest of a short command.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PythonVersion version
        && version.major == major
        && version.minor == minor;
  }

  @Override
  public int hashCode() {
    return 1000 * major + minor;
  }

  @Override
  public int compareTo(PythonVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : Integer.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
