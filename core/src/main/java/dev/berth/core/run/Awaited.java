package dev.berth.core.run;

import java.util.Optional;

/** One replica that is waited for. */
interface Awaited {

  /** From 1. */
  int number();

  /** How it is now. */
  Condition look();

  /** Asks it whether it is ready, and says why it is not. */
  Optional<String> whyNotReady();

  /** The end of what it wrote. */
  String lastLines();

  /**
   * How a replica is.
   *
   * @param running whether its program runs
   * @param ends how often that has ended
   * @param open whether it will run again, or runs
   * @param exitCode the last one
   * @param why what is to be said of its end
   */
  record Condition(
      boolean running, int ends, boolean open, Optional<Integer> exitCode, Optional<String> why) {}
}
