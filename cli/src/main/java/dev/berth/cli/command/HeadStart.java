package dev.berth.cli.command;

import dev.berth.cli.Ahead;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.FunctionReader;
import dev.berth.core.io.Signals;
import dev.berth.core.oci.Json;
import java.nio.charset.StandardCharsets;

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
    Signals.warmUp();
    return true;
  }

  /**
   * Begins with what an Engine's answer takes, while it makes a container and we have nothing else
   * to do: Java 25 reckons with large numbers before it reads the first JSON.
   */
  static void onAnswers() {
    new Ahead<>(() -> Json.readObject("{}".getBytes(StandardCharsets.UTF_8)));
  }
}
