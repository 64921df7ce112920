package dev.berth.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The shell script that started us.
 *
 * @param program its absolute path, by which it can be started again
 * @param handover where it waits for the text with which it goes on in our place; nothing when we
 *     were started in another way
 * @param typedInput whether what we read is typed in a terminal
 */
public record Launcher(Optional<Path> program, Optional<Path> handover, boolean typedInput) {

  /** What started us says nothing of itself. */
  public static final Launcher UNKNOWN = new Launcher(Optional.empty(), Optional.empty(), true);

  /** As the script says it: properties, since variables would reach every program we start. */
  static Launcher ofThisProcess() {
    return new Launcher(
        path("berth.program"),
        path("berth.handover"),
        !"piped".equals(System.getProperty("berth.input")));
  }

  private static Optional<Path> path(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }
}
