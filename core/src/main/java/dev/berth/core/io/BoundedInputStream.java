package dev.berth.core.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Yields no more than a number of bytes: for what is inflated out of archives that others made. One
 * byte more than allowed is an {@link OversizedException}, never a silent end.
 */
public final class BoundedInputStream extends FilterInputStream {

  /** Something inflates to more than it may. */
  public static final class OversizedException extends IOException {
    OversizedException(long limit) {
      super("holds more than " + limit + " bytes");
    }
  }

  private final long limit;
  private long count;

  /**
   * @param limit how many bytes may come
   */
  public BoundedInputStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
  }

  @Override
  public int read() throws IOException {
    int b = in.read();
    if (b >= 0) {
      count(1);
    }
    return b;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public long skip(long wanted) throws IOException {
    byte[] buffer = new byte[(int) Math.min(8192, Math.max(wanted, 1))];
    int read = wanted <= 0 ? 0 : read(buffer, 0, buffer.length);
    return Math.max(read, 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) throws OversizedException {
    count += read;
    if (count > limit) {
      throw new OversizedException(limit);
    }
  }
}
