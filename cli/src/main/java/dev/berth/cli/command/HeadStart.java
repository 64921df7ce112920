package dev.berth.cli.command;

import dev.berth.cli.Ahead;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.FunctionReader;
import dev.berth.core.io.Signals;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;

/**
 * What a command is going to need whatever its arguments are, made ready by other threads while
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
      // Nobody waits for them: what is not ready is made when it is needed.
      new Ahead<>(HeadStart::onTheEngine);
      new Ahead<>(HeadStart::onTheFunction);
    }
  }

  /** In the order in which it takes long and is needed. */
  private static boolean onTheEngine() {
    DockerEngine.warmUp();
    // Java 25 reckons with large numbers before it reads the first JSON.
    Json.readObject("{}".getBytes(StandardCharsets.UTF_8));
    Signals.warmUp();
    return true;
  }

  private static boolean onTheFunction() {
    FunctionReader.warmUp();
    return true;
  }
}
