package dev.berth.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * What a gzip file holds, all its members one after the other (RFC 1952). The JDK's own reader
 * stops after any member behind which {@code available()} is 0, which is how most streams answer,
 * so it must not be used for layers.
 */
public final class GzipMembersInputStream extends InputStream {

  private static final int HAS_HEADER_CRC = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;
  private static final int RESERVED = 0xe0;
  private static final int DEFLATE = 8;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc32 = new CRC32();
  private final byte[] input = new byte[64 * 1024];
  private int position;
  private int limit;
  private long size;
  private boolean ended;

  /**
   * Reads the first member's header.
   *
   * @throws ZipException when the stream does not begin as gzip does
   */
  public GzipMembersInputStream(InputStream in) throws IOException {
    this.in = in;
    if (!beginMember(true)) {
      throw new ZipException("not gzip: it is empty");
    }
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
    try {
      while (!ended) {
        int inflated = inflater.inflate(bytes, offset, length);
        if (inflated > 0) {
          crc32.update(bytes, offset, inflated);
          size += inflated;
          return inflated;
        }
        if (inflater.finished()) {
          position = limit - inflater.getRemaining();
          endMember();
          ended = !beginMember(false);
        } else if (inflater.needsDictionary()) {
          throw new ZipException("gzip has no dictionaries");
        } else {
          position = limit;
          fill();
          inflater.setInput(input, 0, limit);
        }
      }
    } catch (DataFormatException e) {
      throw new ZipException("broken gzip data: " + e.getMessage());
    }
    return -1;
  }

  /** Whether there is a member; zeros behind the last one are padding. */
  private boolean beginMember(boolean first) throws IOException {
    int magic = readByte();
    while (!first && magic == 0) {
      magic = readByte();
    }
    if (magic < 0) {
      return false;
    }
    if (magic != 0x1f || readByte() != 0x8b || readByte() != DEFLATE) {
      throw new ZipException(first ? "not gzip" : "something else follows a gzip member");
    }
    int flags = need();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("a gzip header with unknown flags");
    }
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(need() | need() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(input, position, limit - position);
    crc32.reset();
    size = 0;
    return true;
  }

  private void endMember() throws IOException {
    if (needInt() != (int) crc32.getValue() || needInt() != (int) size) {
      throw new ZipException("a gzip member with another CRC-32 or size than it says");
    }
  }

  private int needInt() throws IOException {
    return need() | need() << 8 | need() << 16 | need() << 24;
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      need();
    }
  }

  private void skipText() throws IOException {
    while (need() != 0) {
      // A name or a comment ends with a zero.
    }
  }

  private int need() throws IOException {
    int b = readByte();
    if (b < 0) {
      throw new EOFException("gzip data without its end");
    }
    return b;
  }

  private int readByte() throws IOException {
    if (position == limit) {
      int read = in.read(input, 0, input.length);
      if (read <= 0) {
        return -1;
      }
      position = 0;
      limit = read;
    }
    return input[position++] & 0xff;
  }

  private void fill() throws IOException {
    int read = in.read(input, 0, input.length);
    if (read <= 0) {
      throw new EOFException("gzip data without its end");
    }
    position = 0;
    limit = read;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
