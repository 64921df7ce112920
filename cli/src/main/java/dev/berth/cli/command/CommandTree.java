package dev.berth.cli.command;

import dev.berth.cli.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The commands by their names, each made when it is needed. */
final class CommandTree {

  private static final String RUNTIME = "runtime";

  private final Services services;
  private final Map<String, Supplier<Object>> top = new LinkedHashMap<>();
  private final Map<String, Supplier<Object>> runtime = new LinkedHashMap<>();

  CommandTree(Services services) {
    this.services = services;
    top.put("schema", () -> new SchemaCommand(services));
    runtime.put("init", () -> new InitCommand(services));
    runtime.put("check", () -> new CheckCommand(services));
    runtime.put("lock", () -> new LockCommand(services));
    runtime.put("plan", () -> new PlanCommand(services));
    runtime.put("build", () -> new BuildCommand(services));
    runtime.put("list", () -> new ListCommand(services));
    runtime.put("info", () -> new InfoCommand(services));
  }

  /** Every command. */
  CommandLine whole() {
    return tree(List.copyOf(runtime.keySet()), List.copyOf(top.keySet()));
  }

  /**
   * The one command that is named in full, or every command: for help, for abbreviations and
   * aliases, and to suggest what may have been meant.
   */
  CommandLine needed(String... arguments) {
    if (arguments.length >= 2
        && arguments[0].equals(RUNTIME)
        && runtime.containsKey(arguments[1])) {
      return tree(List.of(arguments[1]), List.of());
    }
    if (arguments.length >= 1 && top.containsKey(arguments[0])) {
      return tree(List.of(), List.of(arguments[0]));
    }
    return whole();
  }

  private CommandLine tree(List<String> ofRuntime, List<String> ofTop) {
    CommandLine root = new CommandLine(new RootCommand(services));
    if (!ofRuntime.isEmpty()) {
      CommandLine below = new CommandLine(new RuntimeCommand());
      ofRuntime.forEach(name -> below.addSubcommand(runtime.get(name).get()));
      root.addSubcommand(below);
    }
    ofTop.forEach(name -> root.addSubcommand(top.get(name).get()));
    return root;
  }
}
