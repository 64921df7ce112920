package dev.berth.cli.completion;

import dev.berth.cli.model.CommandModel;
import java.util.List;

/** The completion script for bash. */
final class BashCompletion {

  private BashCompletion() {}

  static String script(CommandModel root) {
    StringBuilder grammar = new StringBuilder();
    for (Words words : Words.all(root)) {
      grammar.append("    '").append(words.path()).append("')\n");
      append(grammar, "commands", words.commands());
      append(grammar, "aliases", words.aliases());
      append(grammar, "options", words.options());
      append(grammar, "values", words.values());
      append(grammar, "arguments", words.arguments());
      grammar.append("      ;;\n");
    }
    return Template.of("berth.bash").with(grammar.toString());
  }

  private static void append(StringBuilder grammar, String variable, List<String> words) {
    if (!words.isEmpty()) {
      grammar.append("      ").append(variable).append("='");
      grammar.append(String.join(" ", words)).append("'\n");
    }
  }
}
