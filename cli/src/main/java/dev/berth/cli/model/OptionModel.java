package dev.berth.cli.model;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of a command.
 *
 * @param names short ones first: {@code -t}, {@code --tag}
 * @param value what follows it, if anything does
 * @param repeatable whether it may be given more than once
 * @param global whether every command has it
 */
public record OptionModel(
    List<String> names,
    Optional<ValueModel> value,
    boolean repeatable,
    boolean global,
    String description) {

  public OptionModel {
    names = List.copyOf(names);
  }

  static OptionModel of(OptionSpec option) {
    return new OptionModel(
        List.of(option.names()),
        option.arity().max() == 0 ? Optional.empty() : Optional.of(ValueModel.of(option)),
        option.isMultiValue(),
        option.inherited(),
        CommandModel.text(option.description()));
  }

  /** The description without details, for where there is one line for it. */
  public String summary() {
    return description.split("[:;] | \\(", 2)[0];
  }
}
