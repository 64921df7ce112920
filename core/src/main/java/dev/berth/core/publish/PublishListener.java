package dev.berth.core.publish;

import dev.berth.core.oci.ImageLocation;

/** Learns how far publishing is. Called by one thread. */
public interface PublishListener {

  /** Hears nothing. */
  PublishListener NONE = new PublishListener() {};

  /**
   * An image is about to be sent.
   *
   * @param bytes how much there is to send at most
   */
  default void publishing(ImageLocation destination, long bytes) {}

  /** So much more was sent, or need not be sent because it is there. */
  default void progressed(long bytes) {}

  /** The destination works on what it was sent, and says what it does. */
  default void waiting(String status) {}

  /** The image is at its destination. */
  default void published(Published image) {}
}
