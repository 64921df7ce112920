package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code berth help COMMAND…}: the same as {@code berth COMMAND… --help}. */
@Command(
    name = "help",
    description = "Show the help of a command",
    footer = {"", "Example:", "  berth help runtime build"})
final class HelpCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..*",
      paramLabel = "COMMAND",
      description = "The command's name, in one word or more (default: what commands there are)")
  @Completes(Candidates.COMMANDS)
  List<String> words = new ArrayList<>();

  private final Services services;

  HelpCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    CommandLine command = BerthCommandLine.of(services);
    for (String word : new CommandTree(services).inFull(words.toArray(String[]::new))) {
      CommandLine below = command.getSubcommands().get(word);
      if (below == null) {
        throw new UnmatchedArgumentException(command, List.of(word));
      }
      command = below;
    }
    command.usage(services.console().out());
    return 0;
  }
}
