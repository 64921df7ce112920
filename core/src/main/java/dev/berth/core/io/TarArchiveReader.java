package dev.berth.core.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * Lists an uncompressed tar archive (ustar, pax, GNU). Content stays where it is: members say at
 * which offset.
 */
public final class TarArchiveReader {

  private TarArchiveReader() {}

  /**
   * The members of a file.
   *
   * @throws IOException when it is not a tar archive, or is cut off
   */
  public static List<TarMember> read(Path file) throws IOException {
    long size = Files.size(file);
    try (TarFile tar = new TarFile(file, "UTF-8")) {
      return members(tar, size);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IOException("not a tar archive: " + e.getMessage(), e);
    }
  }

  /**
   * The members of an archive in memory.
   *
   * @throws IOException when it is not a tar archive, or is cut off
   */
  public static List<TarMember> read(byte[] archive) throws IOException {
    try (TarFile tar = new TarFile(archive, "UTF-8")) {
      return members(tar, archive.length);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IOException("not a tar archive: " + e.getMessage(), e);
    }
  }

  private static List<TarMember> members(TarFile tar, long archiveSize) throws IOException {
    List<TarMember> members = new ArrayList<>();
    for (TarArchiveEntry entry : tar.getEntries()) {
      TarMember.Type type = type(entry);
      boolean file = type == TarMember.Type.FILE;
      if (entry.isSparse()) {
        throw new IOException("`" + entry.getName() + "` is a sparse file, which is not supported");
      }
      long size = file ? entry.getSize() : 0;
      long offset = file && size > 0 ? entry.getDataOffset() : 0;
      if (size < 0 || offset < 0 || offset > archiveSize - size) {
        throw new IOException("cut off inside `" + entry.getName() + "`");
      }
      members.add(member(entry, size, offset));
    }
    return members;
  }

  static TarMember member(TarArchiveEntry entry, long size, long offset) {
    return new TarMember(
        entry.getName(),
        type(entry),
        entry.getMode() & 07777,
        entry.getLongUserId(),
        entry.getLongGroupId(),
        size,
        entry.isLink() || entry.isSymbolicLink() ? entry.getLinkName() : "",
        offset);
  }

  /** By the header alone: the library takes everything that it does not know for a file. */
  private static TarMember.Type type(TarArchiveEntry entry) {
    return switch (entry.getLinkFlag()) {
      case TarConstants.LF_OLDNORM, TarConstants.LF_NORMAL, TarConstants.LF_CONTIG ->
          entry.getName().endsWith("/") ? TarMember.Type.DIRECTORY : TarMember.Type.FILE;
      case TarConstants.LF_DIR -> TarMember.Type.DIRECTORY;
      case TarConstants.LF_SYMLINK -> TarMember.Type.SYMBOLIC_LINK;
      case TarConstants.LF_LINK -> TarMember.Type.HARD_LINK;
      default -> TarMember.Type.SPECIAL;
    };
  }
}
