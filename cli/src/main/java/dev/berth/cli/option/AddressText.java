package dev.berth.cli.option;

/**
 * The address of a computer's network, as it is typed: a name would have to be looked up there.
 *
 * @param address of IPv4 or IPv6
 */
public record AddressText(String address) {

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static AddressText parse(String text) {
    String number = "(25[0-5]|2[0-4][0-9]|1?[0-9]?[0-9])";
    if (!text.matches(number + "(\\." + number + "){3}") && !text.matches("[0-9a-f]*:[0-9a-f:]*")) {
      throw new IllegalArgumentException(
          "expected an address such as `127.0.0.1` or `0.0.0.0`, found `" + text + "`");
    }
    return new AddressText(text);
  }
}
