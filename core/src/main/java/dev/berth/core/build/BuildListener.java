package dev.berth.core.build;

import dev.berth.core.layer.LayerListener;
import dev.berth.core.layer.PathConflict;

/** Hears how a build goes on; called from several threads. */
public interface BuildListener extends LayerListener {

  /**
   * The image, as far as it is made, goes to the engine that runs its commands.
   *
   * @param bytes how many are to be sent at most
   */
  default void sending(long bytes) {}

  /** So much more of it was sent, or need not be sent. */
  default void sent(long bytes) {}

  /** A command begins to run. */
  default void running(CommandLayer command) {}

  /** A line that a command wrote, without its end and without colours. */
  default void line(String text) {}

  /** Commands have ended, and what they wrote is on its way to us. */
  default void collecting() {}

  /** Two wheels bring the same path with other content: what is in the image is one of them. */
  default void conflicting(PathConflict conflict) {}
}
