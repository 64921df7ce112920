package dev.berth.cli;

import dev.berth.core.io.Environment;
import dev.berth.core.io.ForegroundProcess;
import dev.berth.core.shell.NextProgram;
import java.io.IOException;
import java.nio.file.Files;

/** Lets another program take our place. */
public final class Successor {

  private final Launcher launcher;
  private final Environment environment;

  Successor(Launcher launcher, Environment environment) {
    this.launcher = launcher;
    this.environment = environment;
  }

  /**
   * Hands over to the program. Where the launcher waits, it becomes the program when we have ended;
   * else the program is our child, and we end as it does.
   *
   * @return the code that we have to exit with
   */
  public int start(NextProgram program) throws IOException {
    if (launcher.handover().isPresent()) {
      Files.writeString(launcher.handover().get(), program.asShellText());
      return 0;
    }
    try {
      return ForegroundProcess.run(program.command(), program.environment(environment));
    } finally {
      program.ended();
    }
  }
}
