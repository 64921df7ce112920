package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.completion.CompletionShell;
import dev.berth.cli.model.CommandModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code berth completion SHELL}: the script that makes a shell complete our commands. */
@Command(
    name = "completion",
    description = {
      "Print the script that completes commands in a shell",
      "It completes commands, options and their values, runtimes in the store with their tags, and"
          + " paths, without starting Berth. Put it where the shell looks for such scripts:",
      "  bash        ~/.local/share/bash-completion/completions/berth",
      "  zsh         _berth in any folder of $fpath",
      "  fish        ~/.config/fish/completions/berth.fish",
      "  powershell  a line in $PROFILE:",
      "              berth completion powershell | Out-String | Invoke-Expression",
    },
    footer = {
      "",
      "Example:",
      "  berth completion fish > ~/.config/fish/completions/berth.fish",
    })
final class CompletionCommand implements Runnable {

  @Parameters(paramLabel = "SHELL", description = "bash, zsh, fish or powershell")
  CompletionShell shell = CompletionShell.BASH;

  private final Services services;

  CompletionCommand(Services services) {
    this.services = services;
  }

  @Override
  public void run() {
    CommandModel commands = CommandModel.of(new CommandTree(services).whole());
    services.console().out().print(shell.scriptFor(commands));
    services.console().out().flush();
  }
}
