package dev.berth.core.build;

/** Hears what commands do while they run. */
public interface CommandListener {

  /**
   * The image goes to the engine.
   *
   * @param bytes how many are to be sent at most
   */
  default void sending(long bytes) {}

  /** So much more of the image was sent, or need not be sent. Heard in any thread. */
  default void sent(long bytes) {}

  /**
   * A command begins.
   *
   * @param index the first is 0
   */
  default void running(int index) {}

  /** A line that a command wrote, without its end and without colours. */
  default void line(String text) {}

  /** All have ended, and what they wrote is on its way to us. */
  default void collecting() {}
}
