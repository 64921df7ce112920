package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.BerthException;
import java.io.IOException;

/**
 * What is done as well when somebody ends this process meanwhile: who breaks off a beginning wants
 * no half of it.
 */
record BreakOff(Console console, Runnable end) {

  /** Something that may be broken off. */
  interface Work<T> {
    T begin() throws IOException;
  }

  /** Begins something. */
  <T> T during(Work<T> work) throws IOException {
    Thread thread = new Thread(this::breakOff, "end of what was begun");
    Runtime.getRuntime().addShutdownHook(thread);
    try {
      return work.begin();
    } finally {
      forget(thread);
    }
  }

  private void breakOff() {
    try {
      end.run();
    } catch (BerthException left) {
      left.problems().forEach(console::error);
    }
  }

  private static void forget(Thread thread) {
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException alreadyBreakingOff) {
      return;
    }
  }
}
