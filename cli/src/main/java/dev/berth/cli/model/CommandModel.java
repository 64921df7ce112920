package dev.berth.cli.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command, and those below it.
 *
 * @param path its name after those above it: {@code berth}, {@code runtime}, {@code build}
 * @param aliases other names
 * @param description what it does in a line; then paragraphs
 * @param options in the order in which they are declared; those that every command has last
 * @param arguments by position
 * @param commands what can follow it
 * @param footer lines as they are, with its example
 */
public record CommandModel(
    List<String> path,
    List<String> aliases,
    List<String> description,
    List<OptionModel> options,
    List<ArgumentModel> arguments,
    List<CommandModel> commands,
    List<String> footer) {

  public CommandModel {
    path = List.copyOf(path);
    aliases = List.copyOf(aliases);
    description = List.copyOf(description);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
    commands = List.copyOf(commands);
    footer = List.copyOf(footer);
  }

  /** A command of the parser's, with everything below it. What is hidden there is left out. */
  public static CommandModel of(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    return new CommandModel(
        List.of(spec.qualifiedName(" ").split(" ")),
        List.of(spec.aliases()),
        lines(spec.usageMessage().description()),
        options(spec),
        spec.positionalParameters().stream()
            .filter(argument -> !argument.hidden())
            .map(ArgumentModel::of)
            .toList(),
        new LinkedHashSet<>(command.getSubcommands().values())
            .stream()
                .filter(below -> !below.getCommandSpec().usageMessage().hidden())
                .map(CommandModel::of)
                .toList(),
        lines(spec.usageMessage().footer()));
  }

  private static List<OptionModel> options(CommandSpec spec) {
    List<OptionModel> own = new ArrayList<>();
    List<OptionModel> global = new ArrayList<>();
    spec.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionModel::of)
        .forEach(option -> (option.global() ? global : own).add(option));
    own.addAll(global);
    return own;
  }

  /** Its own name. */
  public String name() {
    return path.get(path.size() - 1);
  }

  /** The command of this name which can follow this one. */
  public Optional<CommandModel> find(String name) {
    return commands.stream().filter(command -> command.name().equals(name)).findFirst();
  }

  /** What it does, in a line. */
  public String summary() {
    return description.isEmpty() ? "" : description.get(0);
  }

  /** One paragraph of all lines. */
  static String text(String[] lines) {
    return String.join(" ", lines(lines));
  }

  /** The library formats texts with {@code %n}, though it is asked to print them only. */
  private static List<String> lines(String[] texts) {
    List<String> lines = new ArrayList<>();
    for (String text : texts) {
      lines.addAll(List.of(text.replace("%%", "%").split("%n", -1)));
    }
    return lines;
  }
}
