package dev.berth.core.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/**
 * Lists an uncompressed tar archive (ustar, pax, GNU) whose content stays where it is: a member's
 * content is a piece of the file or of the array.
 */
public final class TarArchiveReader {

  private TarArchiveReader() {}

  /**
   * The members of a file, which must not change while their content is in use.
   *
   * @throws IOException when it is not a tar archive, or is cut off
   */
  public static List<TarMember> read(Path file) throws IOException {
    long size = Files.size(file);
    try (TarFile tar = new TarFile(file)) {
      List<TarMember> members = new ArrayList<>();
      for (TarArchiveEntry entry : tar.getEntries()) {
        refuseSparse(entry);
        checkInside(entry, size);
        members.add(
            member(entry, Content.slice(file, Math.max(entry.getDataOffset(), 0), length(entry))));
      }
      return members;
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
    try (TarFile tar = new TarFile(archive)) {
      List<TarMember> members = new ArrayList<>();
      for (TarArchiveEntry entry : tar.getEntries()) {
        refuseSparse(entry);
        checkInside(entry, archive.length);
        int start = (int) Math.max(entry.getDataOffset(), 0);
        members.add(
            member(
                entry,
                Content.of(Arrays.copyOfRange(archive, start, start + (int) length(entry)))));
      }
      return members;
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new IOException("not a tar archive: " + e.getMessage(), e);
    }
  }

  private static void refuseSparse(TarArchiveEntry entry) throws IOException {
    if (entry.isSparse()) {
      throw new IOException("`" + entry.getName() + "` is a sparse file, which is not supported");
    }
  }

  private static void checkInside(TarArchiveEntry entry, long size) throws IOException {
    long length = length(entry);
    if (length < 0 || length > 0 && entry.getDataOffset() > size - length) {
      throw new IOException("cut off inside `" + entry.getName() + "`");
    }
  }

  private static long length(TarArchiveEntry entry) {
    return type(entry) == TarMember.Type.FILE ? entry.getSize() : 0;
  }

  private static TarMember member(TarArchiveEntry entry, Content content) {
    return new TarMember(
        entry.getName(),
        type(entry),
        entry.getMode() & 07777,
        entry.getLongUserId(),
        entry.getLongGroupId(),
        length(entry),
        entry.isLink() || entry.isSymbolicLink() ? entry.getLinkName() : "",
        content);
  }

  private static TarMember.Type type(TarArchiveEntry entry) {
    if (entry.isDirectory()) {
      return TarMember.Type.DIRECTORY;
    }
    if (entry.isSymbolicLink()) {
      return TarMember.Type.SYMBOLIC_LINK;
    }
    if (entry.isLink()) {
      return TarMember.Type.HARD_LINK;
    }
    return entry.isFile() ? TarMember.Type.FILE : TarMember.Type.SPECIAL;
  }
}
