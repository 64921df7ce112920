package dev.berth.core.cache;

import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Counts bytes on the disk. A file with several names (hard links) is there once, and its bytes are
 * free only when the last of them is gone.
 */
final class DiskSpace {

  private final Set<Object> counted = new HashSet<>();
  private final Map<Object, Integer> removedNames = new HashMap<>();

  /** How many bytes are in a tree, beside those that were counted before. */
  long count(FileTree tree) throws IOException {
    long[] bytes = new long[1];
    tree.visit(
        (file, attributes) -> {
          Object key = attributes.fileKey();
          if (key == null || counted.add(key)) {
            bytes[0] += attributes.size();
          }
        });
    return bytes[0];
  }

  /** How many bytes removing a tree frees, after those were removed which were asked for before. */
  long free(FileTree tree) throws IOException {
    long[] bytes = new long[1];
    tree.visit((file, attributes) -> bytes[0] += freed(file, attributes));
    return bytes[0];
  }

  private long freed(Path file, BasicFileAttributes attributes) throws IOException {
    int names = names(file);
    if (names == 1) {
      return attributes.size();
    }
    int removed = removedNames.merge(attributes.fileKey(), 1, Integer::sum);
    return removed == names ? attributes.size() : 0;
  }

  /** How many names a file has. */
  static int names(Path file) throws IOException {
    try {
      return (Integer) Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    } catch (UnsupportedOperationException noSuchFileSystem) {
      return 1;
    } catch (NoSuchFileException removedMeanwhile) {
      return 1;
    }
  }
}
