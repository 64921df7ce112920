package dev.berth.core.io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists an uncompressed tar archive (ustar, pax, GNU). Content stays where it is: members say at
 * which offset.
 */
public final class TarArchiveReader {

  private TarArchiveReader() {}

  /**
   * The members of a file.
   *
   * @throws IOException when it is not a tar archive, is cut off, or has a sparse file
   */
  public static List<TarMember> read(Path file) throws IOException {
    // Contents are skipped by moving on in the file.
    try (InputStream in =
        new BufferedInputStream(Content.slice(file, 0, Files.size(file)).open())) {
      return members(in);
    }
  }

  /**
   * The members of an archive in memory.
   *
   * @throws IOException when it is not a tar archive, is cut off, or has a sparse file
   */
  public static List<TarMember> read(byte[] archive) throws IOException {
    return members(new ByteArrayInputStream(archive));
  }

  private static List<TarMember> members(InputStream archive) throws IOException {
    List<TarMember> members = new ArrayList<>();
    TarReader tar = new TarReader(archive);
    for (Optional<TarMember> next = tar.next(); next.isPresent(); next = tar.next()) {
      TarMember member = next.get();
      if (member.type() == TarMember.Type.SPARSE_FILE) {
        throw new IOException("`" + member.name() + "` is a sparse file, which is not supported");
      }
      members.add(member);
    }
    return members;
  }
}
