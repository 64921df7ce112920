package dev.berth.core.run;

import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Files that a container has from its start on, in a folder that is there for them alone.
 *
 * @param folder absolute
 * @param owner the number of the user who owns them, and of the group
 */
public record PlacedFiles(String folder, long owner, List<PlacedFile> files) {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");
  private static final int FOLDER_MODE = 0755;

  public PlacedFiles {
    files = List.copyOf(files);
  }

  /** All of them as an archive, which is read while it is sent. */
  InputStream tar() {
    List<InputStream> parts = new ArrayList<>();
    int id = Math.toIntExact(owner);
    for (String path : folders()) {
      parts.add(
          bytes(
              TarHeader.of(
                  new TarEntry(path, TarEntry.Type.DIRECTORY, FOLDER_MODE, id, id, 0, "", TIME))));
    }
    for (PlacedFile file : files) {
      long size = file.content().size();
      parts.add(
          bytes(
              TarHeader.of(
                  new TarEntry(
                      file.path(), TarEntry.Type.FILE, file.mode(), id, id, size, "", TIME))));
      parts.add(new PlacedFileStream(file));
      parts.add(bytes(new byte[TarHeader.paddingAfter(size)]));
    }
    parts.add(bytes(TarHeader.end()));
    return new SequenceInputStream(Collections.enumeration(parts));
  }

  private SortedSet<String> folders() {
    SortedSet<String> folders = new TreeSet<>();
    for (PlacedFile file : files) {
      for (int i = file.path().indexOf('/'); i >= 0; i = file.path().indexOf('/', i + 1)) {
        folders.add(file.path().substring(0, i));
      }
    }
    return folders;
  }

  private static InputStream bytes(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
