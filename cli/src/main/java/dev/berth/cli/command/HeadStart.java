package dev.berth.cli.command;

import dev.berth.cli.Ahead;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.FunctionReader;

/**
 * What a command is going to need whatever its arguments are, made ready by another thread while
 * they are looked at: both take as long, and a computer has more than one processor.
 */
final class HeadStart {

  private HeadStart() {}

  /**
   * Begins, for commands that gain by it.
   *
   * @param path a command's name after those of the commands above it
   */
  static void give(String path) {
    if (path.equals("run")) {
      // Nobody waits for it: what is not ready is made when it is needed.
      new Ahead<>(HeadStart::run);
    }
  }

  private static boolean run() {
    FunctionReader.warmUp();
    DockerEngine.warmUp();
    return true;
  }
}
