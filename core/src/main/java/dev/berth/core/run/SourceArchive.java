package dev.berth.core.run;

import dev.berth.core.io.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The zip archive that a function's source is. Nothing of it is in memory but the names of its
 * files; what they hold is read when it is needed, in their order.
 */
final class SourceArchive {

  private final Path path;

  /**
   * Open from the first of its files that is read to the last: to open it reads all names. Whoever
   * stops reading in between ends soon after.
   */
  private Optional<ZipFile> open = Optional.empty();

  SourceArchive(Path path) {
    this.path = path;
  }

  /**
   * Its files.
   *
   * @param mode of each
   * @throws SourceException when one would be outside the folder for which they are, or it is no
   *     archive
   */
  List<PlacedFile> files(int mode) throws IOException {
    List<ZipEntry> entries;
    try (ZipFile zip = new ZipFile(path.toFile())) {
      entries = zip.stream().filter(entry -> !entry.isDirectory()).<ZipEntry>map(e -> e).toList();
    } catch (ZipException damaged) {
      throw SourceException.noArchive(path);
    }
    List<PlacedFile> files = new ArrayList<>();
    for (ZipEntry entry : entries) {
      requireInside(entry.getName());
      boolean last = files.size() == entries.size() - 1;
      files.add(new PlacedFile(entry.getName(), mode, content(entry, last)));
    }
    return files;
  }

  private void requireInside(String name) {
    if (name.startsWith("/") || List.of(name.split("/")).contains("..")) {
      throw SourceException.leaves(path, name);
    }
  }

  private Content content(ZipEntry entry, boolean last) {
    return new Content() {
      @Override
      public long size() {
        return entry.getSize();
      }

      @Override
      public InputStream open() throws IOException {
        return new FilterInputStream(zip().getInputStream(entry)) {
          @Override
          public void close() throws IOException {
            super.close();
            if (last) {
              closeZip();
            }
          }
        };
      }
    };
  }

  private synchronized ZipFile zip() throws IOException {
    if (open.isEmpty()) {
      open = Optional.of(new ZipFile(path.toFile()));
    }
    return open.get();
  }

  private synchronized void closeZip() throws IOException {
    if (open.isPresent()) {
      open.get().close();
      open = Optional.empty();
    }
  }
}
