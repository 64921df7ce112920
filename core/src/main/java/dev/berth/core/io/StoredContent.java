package dev.berth.core.io;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes as an archive holds them, checked while they are read to the end. */
record StoredContent(Content raw, ExpectedBytes expected) implements Content {

  @Override
  public long size() {
    return expected.size();
  }

  @Override
  public InputStream open() throws IOException {
    BytesCheck check = new BytesCheck(expected);
    return new FilterInputStream(raw.open()) {
      private boolean ended;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
          check.update(bytes, offset, read);
        } else if (read < 0 && !ended) {
          ended = true;
          check.finish();
        }
        return read;
      }

      @Override
      public long skip(long count) throws IOException {
        return readNBytes((int) Math.min(count, 8192)).length;
      }

      @Override
      public boolean markSupported() {
        return false;
      }
    };
  }
}
