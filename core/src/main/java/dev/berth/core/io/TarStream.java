package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Reads an uncompressed tar archive (ustar, pax, GNU) from a stream, once, from its start to its
 * end: for archives that are compressed or too large to be kept.
 */
public final class TarStream {

  /** Takes the members as they come. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * The next member.
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
    TarReader tar = new TarReader(archive);
    for (Optional<TarMember> member = tar.next(); member.isPresent(); member = tar.next()) {
      visitor.visit(member.get(), tar.content());
    }
    archive.transferTo(OutputStream.nullOutputStream());
  }
}
