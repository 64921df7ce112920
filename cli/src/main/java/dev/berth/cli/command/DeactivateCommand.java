package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.shell.ShellFunctionException;
import dev.berth.core.shell.ShellVariables;
import dev.berth.core.shell.UserShell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime deactivate}: the shell's function does it. */
@Command(
    name = "deactivate",
    description = {
      "Leave the active runtime: this shell is again as it was before",
      "Needs the function of `berth shell-init` in the shell. A shell that `berth runtime"
          + " activate` started is left with `exit`."
    },
    footer = {"", "Example:", "  berth runtime deactivate"})
final class DeactivateCommand implements Callable<Integer> {

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  DeactivateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    ShellVariables now = new ShellVariables(services.environment());
    if (now.activeRuntime().isEmpty()) {
      throw ShellFunctionException.nothingActive();
    }
    if (!format.isJson()) {
      throw ShellFunctionException.missing("deactivate", UserShell.of(services.environment()));
    }
    ChangesOutput.print(services, now, now.left(), java.util.Map.of());
    return 0;
  }
}
