package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Writes layers as one plain tar archive, later ones over earlier ones, for tools to read. */
public final class PlainTarWriter implements LayerWriter, AutoCloseable {

  private final TarArchiveOutputStream tar;

  public PlainTarWriter(OutputStream out) {
    tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
  }

  @Override
  public void add(TarEntry entry) throws IOException {
    tar.putArchiveEntry(header(entry));
    tar.closeArchiveEntry();
  }

  @Override
  public void add(TarEntry entry, Content content) throws IOException {
    tar.putArchiveEntry(header(entry));
    try (InputStream in = content.open()) {
      in.transferTo(tar);
    }
    tar.closeArchiveEntry();
  }

  @Override
  public void flush() throws IOException {
    tar.flush();
  }

  private static TarArchiveEntry header(TarEntry entry) {
    byte type =
        switch (entry.type()) {
          case FILE -> TarConstants.LF_NORMAL;
          case DIRECTORY -> TarConstants.LF_DIR;
          case SYMBOLIC_LINK -> TarConstants.LF_SYMLINK;
          case HARD_LINK -> TarConstants.LF_LINK;
        };
    boolean folder = entry.type() == TarEntry.Type.DIRECTORY;
    TarArchiveEntry header = new TarArchiveEntry(entry.path() + (folder ? "/" : ""), type);
    header.setMode(entry.mode());
    header.setIds(entry.userId(), entry.groupId());
    header.setSize(entry.size());
    header.setLinkName(entry.linkTarget());
    header.setModTime(Date.from(entry.modified()));
    return header;
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
