package dev.berth.cli.completion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Writes the completion script for zsh: one function for each command, built on {@code _arguments}
 * (zshcompsys(1)).
 */
public final class ZshCompletion {

  private final StringBuilder script = new StringBuilder();

  private ZshCompletion() {}

  /** The script for this command and all below it. */
  public static String of(CommandLine root) {
    ZshCompletion completion = new ZshCompletion();
    String name = root.getCommandName();
    completion.script.append("#compdef ").append(name).append("\n");
    completion.script.append("# Generated from the commands: do not edit.\n");
    completion.write(root, "_" + name);
    completion.script.append("\n_").append(name).append(" \"$@\"\n");
    return completion.script.toString();
  }

  private void write(CommandLine command, String function) {
    Map<String, CommandLine> below = subcommands(command);
    script.append("\n").append(function).append("() {\n");
    List<String> arguments = new ArrayList<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        arguments.addAll(optionArguments(option));
      }
    }
    if (below.isEmpty()) {
      for (PositionalParamSpec parameter : command.getCommandSpec().positionalParameters()) {
        arguments.add(parameterArgument(parameter));
      }
      script.append("  _arguments -s -S \\\n    ");
      script.append(String.join(" \\\n    ", arguments)).append("\n}\n");
      return;
    }
    script.append("  local context state state_descr line\n  typeset -A opt_args\n");
    arguments.add("'1: :->command'");
    arguments.add("'*:: :->arguments'");
    script.append("  _arguments -C -S \\\n    ");
    script.append(String.join(" \\\n    ", arguments)).append("\n");
    script.append("  case $state in\n    command)\n      local -a commands=(\n");
    below.forEach(
        (name, sub) ->
            script
                .append("        ")
                .append(quoted(name.replace(":", "\\:") + ":" + description(sub.getCommandSpec())))
                .append("\n"));
    script.append("      )\n      _describe -t commands command commands\n      ;;\n");
    script.append("    arguments)\n      case $line[1] in\n");
    Map<CommandLine, List<String>> names = new LinkedHashMap<>();
    below.forEach((name, sub) -> names.computeIfAbsent(sub, s -> new ArrayList<>()).add(name));
    names.forEach(
        (sub, all) ->
            script
                .append("        ")
                .append(String.join("|", all))
                .append(") ")
                .append(function(function, sub))
                .append(" ;;\n"));
    script.append("      esac\n      ;;\n  esac\n}\n");
    names.keySet().forEach(sub -> write(sub, function(function, sub)));
  }

  private static String function(String parent, CommandLine sub) {
    return parent + "_" + sub.getCommandName().replace('-', '_');
  }

  private static Map<String, CommandLine> subcommands(CommandLine command) {
    Map<String, CommandLine> visible = new LinkedHashMap<>();
    command
        .getSubcommands()
        .forEach(
            (name, sub) -> {
              if (!sub.getCommandSpec().usageMessage().hidden()) {
                visible.put(name, sub);
              }
            });
    return visible;
  }

  private static List<String> optionArguments(OptionSpec option) {
    String[] names = option.names();
    String repeated = option.isMultiValue() ? "*" : "";
    String excluded =
        names.length > 1 && !option.isMultiValue() ? "(" + String.join(" ", names) + ")" : "";
    List<String> arguments = new ArrayList<>();
    for (String name : names) {
      boolean takesValue = option.arity().max() > 0;
      String assign = takesValue && name.startsWith("--") ? "=" : "";
      String value = takesValue ? ":" + label(option) + ":" + action(option) : "";
      arguments.add(
          quoted(excluded + repeated + name + assign + "[" + description(option) + "]" + value));
    }
    return arguments;
  }

  private static String parameterArgument(PositionalParamSpec parameter) {
    String many = parameter.arity().max() > 1 ? "*" : "";
    return quoted(many + ":" + label(parameter) + ":" + action(parameter));
  }

  private static String label(ArgSpec argument) {
    return argument.paramLabel().replaceAll("[<>\\[\\]:]", "");
  }

  private static String action(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      List<String> words = new ArrayList<>();
      argument.completionCandidates().forEach(words::add);
      return "(" + String.join(" ", words) + ")";
    }
    if (Path.class.equals(argument.typeInfo().getType())) {
      return "_files";
    }
    return " ";
  }

  private static String description(ArgSpec argument) {
    String[] lines = argument.description();
    return escaped(lines.length == 0 ? "" : lines[0]);
  }

  private static String description(CommandSpec command) {
    String[] lines = command.usageMessage().description();
    return escaped(lines.length == 0 ? "" : lines[0]);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]").replace(":", "\\:");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
