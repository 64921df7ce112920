package dev.berth.cli.console;

import java.util.Locale;

/** Byte counts as people read them, in powers of ten as registries and disks count. */
public final class Sizes {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB"};

  private Sizes() {}

  /** {@code 512 B}, {@code 1.5 kB}, {@code 185.6 MB}. */
  public static String of(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    // Rounded to one digit, 999.95 kB would read 1000.0 kB.
    while (value >= 999.95 && unit < UNITS.length - 1) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[Math.max(unit, 0)]);
  }
}
