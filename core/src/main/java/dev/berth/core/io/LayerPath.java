package dev.berth.core.io;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths inside an image: relative to its root, with {@code /}, without dots. */
public final class LayerPath {

  private LayerPath() {}

  /** The path without a leading {@code ./} or {@code /}; above the root is the root again. */
  public static String normalized(String path) {
    Deque<String> parts = new ArrayDeque<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        parts.pollLast();
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.addLast(part);
      }
    }
    return String.join("/", parts);
  }

  /** Where a link leads. */
  public static String resolved(String link, String target) {
    return normalized(target.startsWith("/") ? target : parent(link) + "/" + target);
  }

  /** The folder that a path is in; empty for the root. */
  public static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The last part of a path. */
  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
