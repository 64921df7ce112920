package dev.berth.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A piece of a file. */
record FileSlice(Path file, long offset, long size) implements Content {

  FileSlice {
    if (offset < 0 || size < 0) {
      throw new IllegalArgumentException("not a piece of a file: " + offset + ", " + size);
    }
  }

  @Override
  public InputStream open() throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    channel.position(offset);
    InputStream whole = Channels.newInputStream(channel);
    return new InputStream() {
      private long left = size;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        if (length == 0) {
          return 0;
        }
        if (left == 0) {
          return -1;
        }
        int read = whole.read(bytes, from, (int) Math.min(length, left));
        if (read < 0) {
          throw new EOFException("`" + file + "` has become shorter");
        }
        left -= read;
        return read;
      }

      @Override
      public long skip(long wanted) throws IOException {
        long skipped = Math.max(0, Math.min(wanted, left));
        channel.position(channel.position() + skipped);
        left -= skipped;
        return skipped;
      }

      @Override
      public int available() {
        return (int) Math.min(left, Integer.MAX_VALUE);
      }

      @Override
      public void close() throws IOException {
        whole.close();
      }
    };
  }
}
