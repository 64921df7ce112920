package dev.berth.cli.console;

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
    // By hand: Java's formatter brings all that it knows of locales with it.
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10 + " " + UNITS[unit];
  }
}
