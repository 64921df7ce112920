package dev.berth.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The shell script that started us.
 *
 * @param program its absolute path, by which it can be started again
 * @param handover where it waits for the text with which it goes on in our place; nothing when we
 *     were started in another way
 * @param typedInput whether what we read is typed in a terminal
 * @param terminal whether a person types and reads: a terminal is at both ends
 */
public record Launcher(
    Optional<Path> program, Optional<Path> handover, boolean typedInput, boolean terminal) {

  /** What started us says nothing of itself. */
  public static final Launcher UNKNOWN =
      new Launcher(Optional.empty(), Optional.empty(), true, false);

  /** As the script says it: properties, since variables would reach every program we start. */
  static Launcher ofThisProcess() {
    return new Launcher(
        path("berth.program"),
        path("berth.handover"),
        !"piped".equals(System.getProperty("berth.input")),
        Optional.ofNullable(System.getProperty("berth.terminal"))
            .map(Boolean::valueOf)
            .orElseGet(Launcher::hasConsole));
  }

  private static Optional<Path> path(String property) {
    return Optional.ofNullable(System.getProperty(property)).map(Path::of);
  }

  /**
   * Asks Java, which takes it longer than a shell. From Java 22 on, there can be a console where
   * there is no terminal.
   */
  private static boolean hasConsole() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException beforeJava22) {
      return true;
    }
  }
}
