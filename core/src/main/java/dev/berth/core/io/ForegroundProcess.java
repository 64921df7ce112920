package dev.berth.core.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A program in our place, as far as a process can be in the place of its parent: it has our streams
 * and our terminal, and what it ends with is what we end with.
 */
public final class ForegroundProcess {

  private ForegroundProcess() {}

  /**
   * Runs a program to its end.
   *
   * @return its exit code; 128 and the signal's number when a signal ended it
   * @throws IOException when it cannot be started
   */
  public static int run(List<String> command, Environment environment) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().clear();
    builder.environment().putAll(environment.variables());
    CompletableFuture<Process> started = new CompletableFuture<>();
    // A terminal sends Ctrl-C to the program as well, which may go on: a Python prompt does.
    Signals.on("INT", () -> {});
    Signals.on("TERM", () -> started.thenAccept(Process::destroy));
    Signals.on("HUP", () -> started.thenAccept(Process::destroy));
    Process process = builder.start();
    started.complete(process);
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while running " + command.get(0));
    }
  }
}
