package dev.berth.core.layer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything below the root of an image as it will be: what packages bring, and what their scripts
 * would have made of it. Paths are relative to the root, with {@code /}, and name no symbolic link
 * except at their end.
 */
final class RootTree {

  private static final int MAX_LINKS = 40;

  private final NavigableMap<String, RootEntry> entries = new TreeMap<>();

  /** All entries, folders before what is in them. */
  SortedMap<String, RootEntry> entries() {
    return Collections.unmodifiableSortedMap(entries);
  }

  /**
   * The entry at a path, when its folder, links followed, has one; a link at its end is not
   * followed.
   */
  Optional<RootEntry> find(String path) {
    return resolve(path).map(entries::get);
  }

  /** The entry that is reached by following all links. */
  Optional<RootEntry> follow(String path) {
    return resolveFully(path).map(entries::get);
  }

  /** The path that is reached by following all links, when something is there. */
  Optional<String> resolveFully(String path) {
    String current = path;
    for (int links = 0; links < MAX_LINKS; links++) {
      Optional<String> resolved = resolve(current);
      Optional<RootEntry> entry = resolved.map(entries::get);
      if (entry.isEmpty() || !entry.get().is(RootEntry.Type.SYMBOLIC_LINK)) {
        return resolved.filter(one -> one.isEmpty() || entries.containsKey(one));
      }
      current = target(parent(resolved.get()), entry.get().target());
    }
    return Optional.empty();
  }

  /** The path with the links of its folders followed; nothing when a folder is not there. */
  Optional<String> resolve(String path) {
    Deque<String> open = new ArrayDeque<>(parts(path));
    String current = "";
    int links = 0;
    while (!open.isEmpty()) {
      String next = join(current, open.removeFirst());
      RootEntry entry = entries.get(next);
      if (open.isEmpty()) {
        return Optional.of(next);
      }
      if (entry == null || entry.is(RootEntry.Type.FILE)) {
        return Optional.empty();
      }
      if (entry.is(RootEntry.Type.DIRECTORY)) {
        current = next;
        continue;
      }
      if (++links > MAX_LINKS) {
        return Optional.empty();
      }
      List<String> more = parts(target(current, entry.target()));
      for (int i = more.size() - 1; i >= 0; i--) {
        open.addFirst(more.get(i));
      }
      current = "";
    }
    return Optional.of(current);
  }

  /** Puts an entry, making the folders above it that are not there. */
  void put(String path, RootEntry entry) {
    String parent = parent(path);
    if (!parent.isEmpty() && resolveFully(parent).isEmpty()) {
      put(parent, RootEntry.directory(0755));
    }
    String resolved =
        resolve(path)
            .orElseThrow(() -> new IllegalStateException("`" + path + "` is below a file"));
    entries.put(resolved, entry);
  }

  /** Puts an entry where there is none. */
  void putIfAbsent(String path, RootEntry entry) {
    if (find(path).isEmpty()) {
      put(path, entry);
    }
  }

  /** The bytes of a file, links followed. */
  Optional<byte[]> bytes(String path) throws IOException {
    Optional<RootContent> content = follow(path).flatMap(RootEntry::content);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = content.get().source().open().open()) {
      return Optional.of(in.readAllBytes());
    }
  }

  /** The text of a file, links followed. */
  Optional<String> text(String path) throws IOException {
    return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** What is below a folder, at any depth: its path must name no link. */
  SortedMap<String, RootEntry> below(String folder) {
    return Collections.unmodifiableSortedMap(entries.subMap(folder + "/", folder + "0"));
  }

  /** What is directly in a folder, links followed, by name. */
  SortedMap<String, RootEntry> list(String folder) {
    SortedMap<String, RootEntry> names = new TreeMap<>();
    Optional<String> resolved = resolveFully(folder);
    if (resolved.isPresent()) {
      int start = resolved.get().length() + 1;
      below(resolved.get())
          .forEach(
              (path, entry) -> {
                if (path.indexOf('/', start) < 0) {
                  names.put(path.substring(start), entry);
                }
              });
    }
    return names;
  }

  private static String target(String folder, String target) {
    return target.startsWith("/") ? target : folder + "/" + target;
  }

  private static List<String> parts(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return List.copyOf(parts);
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
