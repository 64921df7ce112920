package dev.berth.core.io;

/** How a process ended and what it said, decoded as UTF-8. */
public record ProcessResult(int exitCode, String output, String errors) {

  /** Whether the process ended with 0. */
  public boolean succeeded() {
    return exitCode == 0;
  }
}
