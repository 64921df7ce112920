package dev.berth.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the members of an ar archive one after another, as deb(5) uses it: short names only. */
public final class ArReader {

  private static final byte[] MAGIC = "!<arch>\n".getBytes(StandardCharsets.US_ASCII);
  private static final int HEADER_SIZE = 60;
  private static final int NAME_END = 16;
  private static final int SIZE_START = 48;
  private static final int SIZE_END = 58;
  private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");

  /**
   * One member.
   *
   * @param size bytes of content
   */
  public record Member(String name, long size) {}

  private final InputStream in;
  private long unread;
  private boolean padded;

  /**
   * @throws IOException when this is not an ar archive
   */
  public ArReader(InputStream in) throws IOException {
    this.in = in;
    if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
      throw new IOException("not an ar archive");
    }
  }

  /** The next member, when there is one; what was left of the one before is skipped. */
  public Optional<Member> next() throws IOException {
    skipRest();
    byte[] header = in.readNBytes(HEADER_SIZE);
    if (header.length == 0) {
      return Optional.empty();
    }
    if (header.length < HEADER_SIZE) {
      throw new EOFException("cut off inside a member's header");
    }
    String text = new String(header, StandardCharsets.US_ASCII);
    String size = text.substring(SIZE_START, SIZE_END).strip();
    if (!text.endsWith("`\n") || !NUMBER.matcher(size).matches()) {
      throw new IOException("a member's header is damaged");
    }
    String name = text.substring(0, NAME_END).stripTrailing();
    unread = Long.parseLong(size);
    padded = unread % 2 != 0;
    return Optional.of(
        new Member(name.endsWith("/") ? name.substring(0, name.length() - 1) : name, unread));
  }

  /**
   * The content of the member that {@link #next} gave, to be read before the next one is asked for.
   * A file that ends before it is an {@link EOFException}.
   */
  public InputStream content() {
    return new InputStream() {
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
        if (unread == 0) {
          return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, unread));
        if (read < 0) {
          throw new EOFException("cut off inside a member");
        }
        unread -= read;
        return read;
      }

      @Override
      public int available() throws IOException {
        return (int) Math.min(in.available(), unread);
      }
    };
  }

  private void skipRest() throws IOException {
    content().transferTo(OutputStream.nullOutputStream());
    if (padded) {
      // Some writers leave out the padding of the last member.
      in.read();
      padded = false;
    }
  }
}
