package dev.berth.cli.console;

import java.util.Locale;

/** How an answer is written. */
public enum OutputFormat {
  /** For people. */
  TEXT,
  /** For programs; its form is stable. */
  JSON;

  /** As it is typed: {@code text}, {@code json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
