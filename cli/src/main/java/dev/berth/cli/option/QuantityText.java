package dev.berth.cli.option;

import dev.berth.core.function.Quantity;

/** An amount of bytes as it is typed: {@code 64Mi}, {@code 1G}. */
public record QuantityText(Quantity amount) {

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static QuantityText parse(String text) {
    return new QuantityText(Quantity.parse(text));
  }
}
