package dev.berth.core.run;

import java.time.Duration;

/** How a job ended. */
public sealed interface JobEnd {

  /** What a shell shall see. */
  int exitCode();

  /** By itself, or by somebody's signal. */
  record Exited(int exitCode) implements JobEnd {}

  /**
   * One of its processes was ended since the job had used up its memory.
   *
   * @param limit in bytes
   */
  record OutOfMemory(int exitCode, long limit) implements JobEnd {}

  /** It was stopped since its time was up. */
  record TimedOut(Duration after) implements JobEnd {

    /** As timeout(1) has it. */
    @Override
    public int exitCode() {
      return 124;
    }
  }
}
