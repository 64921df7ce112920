package dev.berth.cli.completion;

import dev.berth.cli.model.ArgumentModel;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.CommandModel;
import dev.berth.cli.model.OptionModel;
import dev.berth.cli.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What can be said after one command, as lists of words that each script writes in its own way.
 *
 * @param path the command without the tool's own name: {@code runtime build}
 * @param commands those below it
 * @param aliases their other names: {@code ls=list}
 * @param options those without a value
 * @param values the options with a value, and what completes it: {@code --to=locations}
 * @param arguments what completes them; the last with {@code ...} when all that follow are alike
 */
record Words(
    String path,
    List<String> commands,
    List<String> aliases,
    List<String> options,
    List<String> values,
    List<String> arguments) {

  static Words of(CommandModel command) {
    List<String> aliases = new ArrayList<>();
    for (CommandModel below : command.commands()) {
      below.aliases().forEach(alias -> aliases.add(alias + "=" + below.name()));
    }
    List<String> options = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (OptionModel option : command.options()) {
      for (String name : option.names()) {
        option
            .value()
            .ifPresentOrElse(
                value -> values.add(name + "=" + what(value)), () -> options.add(name));
      }
    }
    return new Words(
        String.join(" ", command.path().subList(1, command.path().size())),
        command.commands().stream().map(CommandModel::name).toList(),
        aliases,
        options,
        values,
        command.arguments().stream().map(Words::what).toList());
  }

  /** The words of a command and of all below it, each command before those below it. */
  static List<Words> all(CommandModel command) {
    List<Words> all = new ArrayList<>();
    all.add(of(command));
    command.commands().forEach(below -> all.addAll(all(below)));
    return all;
  }

  private static String what(ArgumentModel argument) {
    return what(argument.value()) + (argument.repeatable() ? "..." : "");
  }

  /** As scripts call it: {@code runtimes-or-paths}, or the words themselves: {@code text,json}. */
  static String what(ValueModel value) {
    return value.candidates() == Candidates.WORDS
        ? String.join(",", value.words())
        : value.candidates().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
