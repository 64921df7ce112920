package dev.berth.cli.option;

import dev.berth.core.run.Readiness;

/**
 * What is waited for, as it is typed.
 *
 * @param readiness {@code tcp}, or a path of HTTP
 */
public record ReadinessText(Readiness readiness) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static ReadinessText parse(String text) {
    if (text.equals("tcp")) {
      return new ReadinessText(new Readiness.Connecting());
    }
    try {
      return new ReadinessText(new Readiness.Answering(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "expected `tcp` or a path such as `/health`, found `" + text + "`", e);
    }
  }
}
