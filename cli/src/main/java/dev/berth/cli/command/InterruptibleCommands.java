package dev.berth.cli.command;

import dev.berth.core.build.CommandListener;
import dev.berth.core.build.CommandOutcome;
import dev.berth.core.build.CommandRun;
import dev.berth.core.build.CommandRunner;
import dev.berth.core.io.Signals;
import dev.berth.core.run.DockerCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Ends what commands began in the Engine when the person in front of us has enough of it. */
record InterruptibleCommands(DockerCommands commands) implements CommandRunner {

  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  @Override
  public void prepare() throws IOException {
    commands.prepare();
  }

  @Override
  public CommandOutcome run(CommandRun run, Path scratch, CommandListener listener)
      throws IOException {
    Signals.Handling handling = Signals.during(SIGNALS, commands::interrupt);
    try {
      return commands.run(run, scratch, listener);
    } finally {
      handling.close();
    }
  }
}
