package dev.berth.cli.completion;

import dev.berth.cli.model.CommandModel;
import dev.berth.cli.model.OptionModel;
import dev.berth.cli.model.ValueModel;
import java.util.List;

/** The completion script for fish. */
final class FishCompletion {

  private final StringBuilder grammar = new StringBuilder();
  private final StringBuilder completions = new StringBuilder();

  private FishCompletion() {}

  static String script(CommandModel root) {
    FishCompletion completion = new FishCompletion();
    completion.write(root);
    return Template.of("berth.fish")
        .with(completion.grammar.toString())
        .replace("@completions@\n", completion.completions.toString());
  }

  private void write(CommandModel command) {
    Words words = Words.of(command);
    grammar.append("        case ").append(quoted(words.path())).append("\n");
    set("commands", words.commands());
    set("aliases", words.aliases());
    set("values", words.values().stream().map(value -> value.split("=", 2)[0]).toList());
    set("arguments", words.arguments());
    for (CommandModel below : command.commands()) {
      complete("__berth_below", words.path())
          .append(" -a ")
          .append(below.name())
          .append(described(below.summary()));
    }
    for (OptionModel option : command.options()) {
      StringBuilder line = complete("__berth_at", words.path());
      for (String name : option.names()) {
        line.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
      }
      option.value().ifPresent(value -> line.append(" -x").append(candidates(value)));
      line.append(described(option.summary()));
    }
    command.commands().forEach(this::write);
  }

  private void set(String variable, List<String> words) {
    if (!words.isEmpty()) {
      grammar.append("            set __berth_").append(variable);
      words.forEach(word -> grammar.append(' ').append(word));
      grammar.append("\n");
    }
  }

  private StringBuilder complete(String condition, String path) {
    completions.append("complete -c berth -n ");
    return completions.append(quoted(condition + " '" + path + "'"));
  }

  private static String candidates(ValueModel value) {
    return switch (value.candidates()) {
      case NOTHING -> "";
      case WORDS -> " -a " + quoted(String.join(" ", value.words()));
      default -> " -a " + quoted("(__berth_complete " + Words.what(value) + ")");
    };
  }

  private static String described(String description) {
    return " -d " + quoted(description) + "\n";
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
