package dev.berth.cli.completion;

import dev.berth.cli.model.ArgumentModel;
import dev.berth.cli.model.CommandModel;
import dev.berth.cli.model.OptionModel;
import dev.berth.cli.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The completion script for zsh, built on {@code _arguments} (zshcompsys(1)). */
final class ZshCompletion {

  private final StringBuilder grammar = new StringBuilder();

  private ZshCompletion() {}

  static String script(CommandModel root) {
    ZshCompletion completion = new ZshCompletion();
    completion.write(root);
    return Template.of("_berth").with(completion.grammar.toString());
  }

  private void write(CommandModel command) {
    Words words = Words.of(command);
    grammar.append("    '").append(words.path()).append("')\n");
    write("below", command.commands().stream().map(ZshCompletion::described).toList());
    write("others", words.aliases());
    List<String> arguments = new ArrayList<>();
    command.options().forEach(option -> arguments.addAll(optionSpecs(option)));
    IntStream.range(0, command.arguments().size())
        .mapToObj(index -> argumentSpec(index, command.arguments().get(index)))
        .forEach(arguments::add);
    write("arguments", arguments);
    grammar.append("      ;;\n");
    command.commands().forEach(this::write);
  }

  private void write(String variable, List<String> words) {
    if (!words.isEmpty()) {
      grammar.append("      ").append(variable).append("=(\n");
      words.forEach(word -> grammar.append("        ").append(quoted(word)).append("\n"));
      grammar.append("      )\n");
    }
  }

  private static String described(CommandModel command) {
    return command.name() + ":" + escaped(command.summary());
  }

  private static List<String> optionSpecs(OptionModel option) {
    String repeated = option.repeatable() ? "*" : "";
    String excluded =
        option.names().size() > 1 && !option.repeatable()
            ? "(" + String.join(" ", option.names()) + ")"
            : "";
    List<String> specs = new ArrayList<>();
    for (String name : option.names()) {
      String assign = option.value().isPresent() && name.startsWith("--") ? "=" : "";
      String value = option.value().map(v -> ":" + label(v) + ":" + action(v)).orElse("");
      specs.add(
          excluded + repeated + name + assign + "[" + escaped(option.summary()) + "]" + value);
    }
    return specs;
  }

  private static String argumentSpec(int index, ArgumentModel argument) {
    String words =
        switch (argument.value().candidates()) {
          case PROGRAM, COMMANDS -> "*:::";
          default -> argument.repeatable() ? "*:" : index + 1 + (argument.required() ? ":" : "::");
        };
    return words + label(argument.value()) + ":" + action(argument.value());
  }

  private static String label(ValueModel value) {
    return value.label().replace(":", "\\:");
  }

  private static String action(ValueModel value) {
    return switch (value.candidates()) {
      case NOTHING -> " ";
      case WORDS -> "(" + String.join(" ", value.words()) + ")";
      case PATHS -> "_files";
      case FOLDERS -> "_files -/";
      case RUNTIMES -> " _berth_runtimes versions";
      case REMOVED_RUNTIMES -> " _berth_runtimes removed";
      case RUNTIMES_OR_PATHS -> " _berth_runtimes_or_paths";
      case LOCATIONS -> " _berth_locations";
      case ENVIRONMENTS -> " _berth_environments";
      case CONDA_NAMES -> " _berth_conda_names";
      case RUNS -> " _berth_runs";
      case PROGRAM -> " _normal";
      case COMMANDS -> " _berth_names";
    };
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
