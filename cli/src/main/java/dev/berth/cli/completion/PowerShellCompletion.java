package dev.berth.cli.completion;

import dev.berth.cli.model.CommandModel;
import java.util.List;
import java.util.stream.Collectors;

/** The completion script for PowerShell. */
final class PowerShellCompletion {

  private PowerShellCompletion() {}

  static String script(CommandModel root) {
    StringBuilder grammar = new StringBuilder();
    for (Words words : Words.all(root)) {
      grammar.append("        ").append(quoted(words.path())).append(" = @{\n");
      append(grammar, "commands", list(words.commands()));
      append(grammar, "aliases", map(words.aliases()));
      append(grammar, "options", list(words.options()));
      append(grammar, "settings", map(words.values()));
      append(grammar, "arguments", list(words.arguments()));
      grammar.append("        }\n");
    }
    return Template.of("berth.ps1").with(grammar.toString());
  }

  private static void append(StringBuilder grammar, String key, String value) {
    grammar.append("            ").append(key).append(" = ").append(value).append("\n");
  }

  private static String list(List<String> words) {
    return words.stream()
        .map(PowerShellCompletion::quoted)
        .collect(Collectors.joining(", ", "@(", ")"));
  }

  private static String map(List<String> assignments) {
    return assignments.stream()
        .map(assignment -> assignment.split("=", 2))
        .map(parts -> quoted(parts[0]) + " = " + quoted(parts[1]))
        .collect(Collectors.joining("; ", "@{", "}"));
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
