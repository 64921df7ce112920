package dev.berth.core.docker;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * What goes to an Engine. It tells a connection that broke from content that could not be read,
 * which both fail whoever copies the one into the other.
 */
final class SendingStream extends FilterOutputStream {

  private boolean broken;

  SendingStream(OutputStream out) {
    super(out);
  }

  /** Whether the other side takes no more. */
  boolean isBroken() {
    return broken;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      broken = true;
      throw e;
    }
  }
}
