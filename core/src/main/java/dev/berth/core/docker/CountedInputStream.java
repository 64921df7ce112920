package dev.berth.core.docker;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how much is read through it, in large pieces. */
final class CountedInputStream extends BufferedInputStream {

  private static final int BUFFER = 1 << 20;

  CountedInputStream(InputStream in, LongConsumer counter) {
    super(
        new FilterInputStream(in) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
              counter.accept(read);
            }
            return read;
          }
        },
        BUFFER);
  }
}
