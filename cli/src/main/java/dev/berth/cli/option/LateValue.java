package dev.berth.cli.option;

import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * An argument of which there may be none or many, read when the command runs. The library would
 * call one that it cannot read an unknown argument, and not say what is wrong with it.
 *
 * @param label as the help shows it
 */
public record LateValue(String label, String text) {

  /**
   * The value.
   *
   * @param command whose argument it is
   * @param parse throws IllegalArgumentException, saying what is wrong
   * @throws ParameterException when it cannot be read
   */
  public <T> T read(CommandLine command, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command, "invalid value for `" + label + "`: " + e.getMessage());
    }
  }
}
