package dev.berth.core.run;

/** How a run is, in the words of the digitalhub runtime. */
public enum RunState {
  /** Everything is there, and it has not begun. */
  READY,
  /** It is about to begin, or to begin again. */
  PENDING,
  RUNNING,
  /** It came to its end, and that was a good one. */
  COMPLETED,
  /** It failed, or could not begin. */
  ERROR,
  /** Somebody ended it. */
  STOPPED;

  /** Whether it may still write something. */
  public boolean isOpen() {
    return this == READY || this == PENDING || this == RUNNING;
  }
}
