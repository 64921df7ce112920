package dev.berth.cli.model;

import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * An argument of a command, known by its position.
 *
 * @param required whether the command fails without it
 * @param repeatable whether all arguments that follow are of the same kind
 */
public record ArgumentModel(
    ValueModel value, boolean required, boolean repeatable, String description) {

  static ArgumentModel of(PositionalParamSpec argument) {
    return new ArgumentModel(
        ValueModel.of(argument),
        argument.required(),
        argument.isMultiValue(),
        CommandModel.text(argument.description()));
  }

  /** As help shows it: {@code NAME}, {@code [PATH]}, {@code [ARG...]}. */
  public String shown() {
    String label = value.label() + (repeatable ? "..." : "");
    return required ? label : "[" + label + "]";
  }
}
