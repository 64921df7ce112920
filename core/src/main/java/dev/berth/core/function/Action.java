package dev.berth.core.function;

import java.util.Locale;

/** What is done with a function. */
public enum Action {
  /** Runs to its end. */
  JOB,
  /** Runs until it is stopped, and answers on ports. */
  SERVE,
  /** Makes an image. */
  BUILD,
  /** Runs until it is stopped. */
  DEPLOY;

  /** The word in files and options: {@code job}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Action of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return word();
  }
}
