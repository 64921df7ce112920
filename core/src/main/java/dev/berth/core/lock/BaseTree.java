package dev.berth.core.lock;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an image as a container sees them: its layers put one on the other, whiteouts
 * honoured (image-spec, layer.md), links followed. Without the contents.
 */
final class BaseTree {

  private static final int MOST_LINKS = 40;

  private final SortedMap<String, BaseFile> files = new TreeMap<>();

  /**
   * Puts a layer on those that are there.
   *
   * @param whiteouts paths that the layers below no longer have
   * @param opaque folders of which the layers below no longer have anything
   * @param layer its files by path
   */
  void put(Set<String> whiteouts, Set<String> opaque, SortedMap<String, BaseFile> layer) {
    whiteouts.forEach(this::remove);
    opaque.forEach(this::removeBelow);
    layer.forEach(
        (path, file) -> {
          // A folder stays when it comes again; anything else takes the place of all that was.
          if (file.kind() != BaseFile.Kind.FOLDER) {
            removeBelow(path);
          }
          files.put(path, file);
        });
  }

  private void remove(String path) {
    files.remove(path);
    removeBelow(path);
  }

  private void removeBelow(String folder) {
    if (folder.isEmpty()) {
      files.clear();
    } else {
      // '0' is the character after '/'.
      files.subMap(folder + "/", folder + "0").clear();
    }
  }

  /** What is at a path, without following it when it is a link itself. */
  Optional<BaseFile> at(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The paths of all files and links whose name is this. */
  List<String> named(String name) {
    return files.keySet().stream().filter(path -> LayerPath.name(path).equals(name)).toList();
  }

  /** The names in a folder, sorted. Links on the way to it are followed. */
  List<String> namesIn(String folder) {
    return resolve(folder)
        .map(
            real ->
                files.subMap(real + "/", real + "0").keySet().stream()
                    .map(path -> path.substring(real.length() + 1).split("/")[0])
                    .distinct()
                    .toList())
        .orElse(List.of());
  }

  /** The path where a path leads when all links are followed, when something is there. */
  Optional<String> resolve(String path) {
    Deque<String> left = new ArrayDeque<>(List.of(LayerPath.normalized(path).split("/")));
    String real = "";
    int links = 0;
    while (!left.isEmpty()) {
      String part = left.pollFirst();
      String next = real.isEmpty() ? part : real + "/" + part;
      BaseFile file = files.get(next);
      if (file != null && file.kind() == BaseFile.Kind.LINK) {
        if (++links > MOST_LINKS) {
          return Optional.empty();
        }
        String[] target = LayerPath.resolved(next, file.linkTarget()).split("/");
        for (int i = target.length - 1; i >= 0; i--) {
          left.addFirst(target[i]);
        }
        real = "";
      } else {
        real = next;
      }
    }
    return files.containsKey(real) || isImpliedFolder(real) ? Optional.of(real) : Optional.empty();
  }

  /** Layers need not name the folders that their files are in. */
  private boolean isImpliedFolder(String path) {
    return !files.subMap(path + "/", path + "0").isEmpty();
  }
}
