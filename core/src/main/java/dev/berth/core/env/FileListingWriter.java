package dev.berth.core.env;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes a {@link FileListing} of files that are told in any order. */
final class FileListingWriter {

  private final SortedMap<String, SortedMap<Long, StringBuilder>> folders = new TreeMap<>();

  /**
   * Adds a file.
   *
   * @param path relative, with {@code /}
   */
  void add(String path, FileState state) {
    line(path, state.time(), state.size() + (state.executable() ? "x " : " ") + name(path));
  }

  /** Adds a symbolic link. */
  void addLink(String path, String target) {
    line(path, 0, "@" + name(path) + "\t" + target);
  }

  /** Adds a folder, which may stay empty, and those that it is in. */
  void addFolder(String path) {
    if (folders.putIfAbsent(path, new TreeMap<>()) == null && !path.isEmpty()) {
      addFolder(parent(path));
    }
  }

  private void line(String path, long time, String line) {
    String folder = parent(path);
    addFolder(folder);
    folders
        .get(folder)
        .computeIfAbsent(time, first -> new StringBuilder())
        .append(line)
        .append('\n');
  }

  /** The listing. */
  FileListing listing() {
    StringBuilder text = new StringBuilder();
    folders.forEach(
        (folder, times) -> {
          if (times.isEmpty()) {
            text.append("=0\n/").append(folder).append('\n');
          }
          times.forEach(
              (time, lines) ->
                  text.append('=')
                      .append(time)
                      .append("\n/")
                      .append(folder)
                      .append('\n')
                      .append(lines));
        });
    return FileListing.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
