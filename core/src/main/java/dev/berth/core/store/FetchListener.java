package dev.berth.core.store;

import java.time.Duration;

/** Hears how downloads go on. Several threads may call it at once. */
public interface FetchListener {

  /** Hears nothing. */
  FetchListener SILENT = new FetchListener() {};

  /**
   * Several downloads begin which belong together; what the store has is not among them.
   *
   * @param bytes how many there are in all, as far as their sizes are known
   */
  default void planned(int downloads, long bytes) {}

  /** A download begins. */
  default void started(Download download) {}

  /** So many bytes of a download are here; fewer than before when it had to start anew. */
  default void progressed(Download download, long position) {}

  /** A download broke off and is tried again after a pause. */
  default void retrying(Download download, String reason, Duration pause) {}

  /** A download is in the store. */
  default void finished(Download download) {}
}
