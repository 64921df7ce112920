package dev.berth.core.publish;

import dev.berth.core.io.Content;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Several contents one after the other, each opened when it is its turn. */
final class ConcatenatedInputStream extends InputStream {

  private final Iterator<Content> parts;
  private InputStream current = InputStream.nullInputStream();
  private long left;

  ConcatenatedInputStream(List<Content> parts) {
    this.parts = parts.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (left == 0) {
      if (!parts.hasNext()) {
        return -1;
      }
      current.close();
      Content next = parts.next();
      current = next.open();
      left = next.size();
    }
    int read = current.read(bytes, offset, (int) Math.min(length, left));
    if (read < 0) {
      throw new EOFException("a file became shorter while it was read");
    }
    left -= read;
    return read;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
