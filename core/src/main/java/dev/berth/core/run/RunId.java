package dev.berth.core.run;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What one execution of a function is called.
 *
 * @param hex 12 hexadecimal digits
 */
public record RunId(String hex) {

  static final int LENGTH = 12;
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{" + LENGTH + "}");

  public RunId {
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException("not the id of a run: `" + hex + "`");
    }
  }

  /** A new one. */
  public static RunId random(RandomGenerator random) {
    return new RunId(HexFormat.of().toHexDigits(random.nextLong(), LENGTH));
  }

  @Override
  public String toString() {
    return hex;
  }
}
