package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.shell.ShellFunctionException;
import dev.berth.core.shell.UserShell;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime switch}: the shell's function does it, and asks here for what it lacks. */
@Command(
    name = "switch",
    description = {
      "Leave the active runtime, and activate another one, in this shell",
      "Needs the function of `berth shell-init` in the shell."
    },
    footer = {"", "Example:", "  berth runtime switch other"})
final class SwitchCommand implements Callable<Integer> {

  @Mixin TargetEnvironment target = new TargetEnvironment();
  @Mixin ChangesOutput output = new ChangesOutput();

  private final Services services;

  SwitchCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    if (!output.isWanted()) {
      throw ShellFunctionException.missing("switch", UserShell.of(services.environment()));
    }
    output.print(services, target.activation(services));
    return 0;
  }
}
