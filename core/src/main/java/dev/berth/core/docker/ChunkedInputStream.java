package dev.berth.core.docker;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Content in pieces that each say how long they are (RFC 9112, "Chunked Transfer Coding"). */
final class ChunkedInputStream extends InputStream {

  private static final int HEXADECIMAL = 16;

  private final InputStream in;
  private long left;
  private boolean begun;
  private boolean ended;

  ChunkedInputStream(InputStream in) {
    this.in = in;
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
    if (left == 0 && !ended) {
      nextChunk();
    }
    if (ended) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(left, length));
    if (read < 0) {
      throw new EOFException("the answer is cut off");
    }
    left -= read;
    return read;
  }

  private void nextChunk() throws IOException {
    if (begun) {
      EngineHttp.readLine(in);
    }
    begun = true;
    String size = EngineHttp.readLine(in).split(";", 2)[0].strip();
    try {
      left = Long.parseLong(size, HEXADECIMAL);
    } catch (NumberFormatException e) {
      throw new IOException("an answer in pieces has a piece of no size: `" + size + "`", e);
    }
    ended = left == 0;
  }
}
