package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The inflated bytes of a {@link DeflatedContent}, checked as they are read to the end. */
final class InflatedInputStream extends InputStream {

  private final ExpectedBytes expected;
  private final BytesCheck check;
  private final InputStream compressed;
  private final Inflater inflater = new Inflater(true);
  private final byte[] input;
  private long left;
  private boolean ended;

  InflatedInputStream(DeflatedContent content) throws IOException {
    this.expected = content.expected();
    this.check = new BytesCheck(expected);
    this.left = content.compressed().size();
    this.input = new byte[(int) Math.max(1, Math.min(64 * 1024, left))];
    this.compressed = content.compressed().open();
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
    while (!ended) {
      int inflated = inflate(bytes, offset, length);
      if (inflated > 0) {
        check.update(bytes, offset, inflated);
        return inflated;
      }
      if (inflater.finished()) {
        finish();
      } else if (inflater.needsDictionary()) {
        throw expected.damaged("its compressed data needs a dictionary");
      } else {
        fill();
      }
    }
    return -1;
  }

  private int inflate(byte[] bytes, int offset, int length) {
    try {
      return inflater.inflate(bytes, offset, length);
    } catch (DataFormatException e) {
      throw expected.damaged("its compressed data is broken");
    }
  }

  private void fill() throws IOException {
    if (left == 0) {
      throw expected.damaged("its compressed data has no end");
    }
    int read = compressed.read(input, 0, (int) Math.min(input.length, left));
    if (read < 0) {
      throw expected.damaged("the file ends inside it");
    }
    left -= read;
    inflater.setInput(input, 0, read);
  }

  private void finish() {
    if (left > 0 || inflater.getRemaining() > 0) {
      throw expected.damaged("its compressed data goes on after its end");
    }
    check.finish();
    ended = true;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    compressed.close();
  }
}
