package dev.berth.cli.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes whole lines, each behind a prefix, to a stream that others write to as well. Not more than
 * a part of a very long line is held.
 */
public final class PrefixedLines extends OutputStream {

  private static final int LONGEST = 1 << 16;

  private final byte[] prefix;
  private final OutputStream out;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  /**
   * @param out whoever writes to it synchronizes on it
   */
  public PrefixedLines(String prefix, OutputStream out) {
    this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n' || line.size() == LONGEST) {
        endLine();
      }
      if (bytes[i] != '\n') {
        line.write(bytes[i]);
      }
    }
  }

  private void endLine() throws IOException {
    synchronized (out) {
      out.write(prefix);
      line.writeTo(out);
      out.write('\n');
      out.flush();
    }
    line.reset();
  }

  /** Writes what is there of a line that has no end. */
  @Override
  public void close() throws IOException {
    if (line.size() > 0) {
      endLine();
    }
  }
}
