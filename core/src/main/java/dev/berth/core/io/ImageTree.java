package dev.berth.core.io;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of an image as a container sees them: its layers put one on the other, whiteouts
 * honoured (image-spec, layer.md), links followed. Without the contents.
 *
 * @param <C> what is known of a file's content
 */
public final class ImageTree<C> {

  private static final int MOST_LINKS = 40;

  private final SortedMap<String, ImageFile<C>> files = new TreeMap<>();

  /** Puts a layer on those that are there. */
  public void put(ImageLayer<C> layer) {
    layer.whiteouts().forEach(this::remove);
    layer.opaque().forEach(this::removeBelow);
    layer
        .files()
        .forEach(
            (path, file) -> {
              // A folder stays when it comes again; anything else takes the place of all that was.
              if (file.kind() != ImageFile.Kind.FOLDER) {
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
  public Optional<ImageFile<C>> at(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** Everything below a folder by its path in the image; links on the way to it are followed. */
  public SortedMap<String, ImageFile<C>> below(String folder) {
    return resolve(folder)
        .map(real -> files.subMap(real + "/", real + "0"))
        .map(Collections::unmodifiableSortedMap)
        .orElseGet(Collections::emptySortedMap);
  }

  /** The paths of all files and links whose name is this. */
  public List<String> named(String name) {
    return files.keySet().stream().filter(path -> LayerPath.name(path).equals(name)).toList();
  }

  /** The names in a folder, sorted. Links on the way to it are followed. */
  public List<String> namesIn(String folder) {
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
  public Optional<String> resolve(String path) {
    Deque<String> left = new ArrayDeque<>(List.of(LayerPath.normalized(path).split("/")));
    String real = "";
    int links = 0;
    while (!left.isEmpty()) {
      String part = left.pollFirst();
      String next = real.isEmpty() ? part : real + "/" + part;
      ImageFile<C> file = files.get(next);
      if (file != null && file.kind() == ImageFile.Kind.LINK) {
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
