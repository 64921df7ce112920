package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.io.Environment;
import dev.berth.core.shell.Activation;
import dev.berth.core.shell.Shell;
import dev.berth.core.shell.ShellVariables;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a shell or an editor has to do to enter an environment, instead of a new shell in it. */
final class ChangesOutput {

  @Option(
      names = "--script",
      paramLabel = "SHELL",
      description =
          "Print the path of the script that activates it when SHELL sources it: bash, zsh, fish,"
              + " powershell or sh")
  Optional<Shell> script = Optional.empty();

  @Mixin FormatOption format = new FormatOption();

  boolean isWanted() {
    return script.isPresent() || format.isJson();
  }

  void print(Services services, Activation activation) {
    if (script.isPresent()) {
      services.console().out().println(script.get().scriptIn(activation.prefix()));
      return;
    }
    ShellVariables now = new ShellVariables(services.environment());
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("name", activation.name());
    about.put("version", activation.version().toString());
    about.put("prefix", activation.prefix().toString());
    print(services, now, now.activated(activation), about);
  }

  /** Prints the variables that differ, {@code null} for those that are to be unset. */
  static void print(
      Services services, ShellVariables now, Environment then, Map<String, Object> about) {
    Map<String, Object> json = new LinkedHashMap<>(about);
    Map<String, Object> variables = new LinkedHashMap<>();
    now.changesTo(then).forEach((name, value) -> variables.put(name, value.orElse(null)));
    json.put("variables", variables);
    services.console().out().println(Json.write(json));
  }
}
