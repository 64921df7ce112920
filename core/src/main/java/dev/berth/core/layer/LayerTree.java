package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The files of a layer, put in the one order in which they are written: folders first, then the
 * rest, each by path. Parents are added, because what a layer lacks every tool invents differently;
 * except those that every base has, whose modes and links are the base's.
 */
final class LayerTree {

  /** Links in some distributions, and folders with modes of their own in all. */
  private static final Set<String> FOLDERS_OF_THE_BASE =
      Set.of(
          "bin",
          "boot",
          "dev",
          "etc",
          "home",
          "lib",
          "lib32",
          "lib64",
          "libx32",
          "media",
          "mnt",
          "proc",
          "root",
          "run",
          "sbin",
          "srv",
          "sys",
          "tmp",
          "usr",
          "usr/bin",
          "usr/include",
          "usr/lib",
          "usr/lib32",
          "usr/lib64",
          "usr/libx32",
          "usr/local",
          "usr/local/bin",
          "usr/local/etc",
          "usr/local/include",
          "usr/local/lib",
          "usr/local/sbin",
          "usr/local/share",
          "usr/sbin",
          "usr/share",
          "usr/src",
          "var",
          "var/cache",
          "var/lib",
          "var/lock",
          "var/log",
          "var/mail",
          "var/opt",
          "var/run",
          "var/spool",
          "var/tmp");

  private record File(int mode, Content content) {}

  private final String title;
  private final Instant modified;
  private final Set<String> directories = new TreeSet<>();
  private final Map<String, File> files = new TreeMap<>();
  private final Map<String, String> links = new TreeMap<>();

  LayerTree(String title, Instant modified) {
    this.title = title;
    this.modified = modified;
  }

  /** Adds a folder and its parents; {@code path} is absolute. */
  void addDirectory(String path) {
    addParents(path + "/");
  }

  /** Adds a file, instead of one that has the same path; says whether there was none. */
  boolean addFile(String path, int mode, Content content) {
    addParents(path);
    return files.put(relative(path), new File(mode, content)) == null;
  }

  /** Adds a symbolic link. */
  void addLink(String path, String target) {
    addParents(path);
    links.put(relative(path), target);
  }

  /**
   * Writes everything.
   *
   * @throws PathCollisionException when a path is a file and a folder
   */
  void writeTo(LayerWriter writer) throws IOException {
    for (String path : directories) {
      if (files.containsKey(path) || links.containsKey(path)) {
        throw new PathCollisionException("/" + path, title);
      }
      if (!FOLDERS_OF_THE_BASE.contains(path)) {
        writer.add(TarEntry.directory(path, 0755, modified));
      }
    }
    for (Map.Entry<String, String> link : links.entrySet()) {
      writer.add(TarEntry.symbolicLink(link.getKey(), link.getValue(), modified));
    }
    for (Map.Entry<String, File> file : files.entrySet()) {
      Content content = file.getValue().content();
      writer.add(
          TarEntry.file(file.getKey(), file.getValue().mode(), content.size(), modified), content);
    }
  }

  private void addParents(String path) {
    String inside = relative(path);
    for (int slash = inside.indexOf('/'); slash > 0; slash = inside.indexOf('/', slash + 1)) {
      directories.add(inside.substring(0, slash));
    }
  }

  private static String relative(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("not an absolute path: `" + path + "`");
    }
    return path.substring(1);
  }
}
