package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.shell.Activation;
import dev.berth.core.shell.ShellVariables;
import dev.berth.core.shell.UserShell;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime activate}: a runtime's environment in a new shell, or what it changes. */
@Command(
    name = "activate",
    description = {
      "Start a shell in which a runtime is active; its environment is made when need be",
      "With the function of `berth shell-init`, the runtime is active in the shell that this is"
          + " typed in, and `berth runtime deactivate` leaves it."
    },
    footer = {"", "Example:", "  berth runtime activate demo"})
final class ActivateCommand implements Callable<Integer> {

  @Mixin TargetEnvironment target = new TargetEnvironment();
  @Mixin ChangesOutput output = new ChangesOutput();

  private final Services services;

  ActivateCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    Activation activation = target.activation(services);
    if (output.isWanted()) {
      output.print(services, activation);
      return 0;
    }
    new ShellVariables(services.environment())
        .activeRuntime()
        .ifPresent(
            outer -> services.console().note("`" + outer + "` is active again after `exit`"));
    return services
        .successor()
        .start(
            UserShell.of(services.environment())
                .in(activation, services.environment(), services.program()));
  }
}
