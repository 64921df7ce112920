package dev.berth.core.io;

import java.io.IOException;
import java.time.Duration;

/** Takes the bytes of a download in order; what came before may have to be thrown away. */
public interface DownloadTarget {

  /** How many bytes it holds: where a broken-off download goes on. */
  long size();

  /** Takes the next bytes. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Forgets what it holds: the server starts anew. */
  void restart() throws IOException;

  /** The download broke off and will be tried again after a pause. */
  default void retrying(String reason, Duration pause) {}
}
