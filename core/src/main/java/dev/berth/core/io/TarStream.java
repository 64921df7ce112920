package dev.berth.core.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads an uncompressed tar archive (ustar, pax, GNU) from a stream, once, from its start to its
 * end: for archives that are compressed or too large to be kept.
 */
public final class TarStream {

  /** Takes the members as they come. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * The next member; its offset is unknown, and 0.
     *
     * @param content its bytes, to be read before this returns, or not at all
     * @throws IOException ends the reading
     */
    void visit(TarMember member, InputStream content) throws IOException;
  }

  private TarStream() {}

  /**
   * Shows all members to a visitor, and reads what follows them to the end of the stream.
   *
   * @throws IOException when it is not a tar archive, or is cut off
   */
  public static void read(InputStream archive, Visitor visitor) throws IOException {
    Counted counted = new Counted(archive);
    try {
      @SuppressWarnings("resource") // It owns nothing: the caller closes the stream.
      TarArchiveInputStream tar = new TarArchiveInputStream(counted, "UTF-8");
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        long size =
            entry.isFile() && !entry.isLink() && !entry.isSymbolicLink() ? entry.getSize() : 0;
        visitor.visit(TarArchiveReader.member(entry, size, 0), tar);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("not a tar archive: " + e.getMessage(), e);
    }
    // The reader takes half a header for the end.
    if (counted.count % TarHeader.BLOCK != 0) {
      throw new EOFException("cut off after " + counted.count + " bytes");
    }
    counted.transferTo(OutputStream.nullOutputStream());
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = in.skip(wanted);
      count += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
