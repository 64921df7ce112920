package dev.berth.core.layer;

import dev.berth.core.io.LayerPath;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarMember;

/**
 * Something at a path of a layer that others made.
 *
 * @param path relative to the root, without dots
 * @param member what it is: of a hard link, the member with the content
 * @param linkTarget of a symbolic link as it stands there, of a hard link an earlier path of the
 *     same layer; else empty
 */
record ChangedPath(String path, TarEntry.Type type, TarMember member, String linkTarget) {

  private static final String WHITEOUT = ".wh.";

  /** Whether it says that layers below have something no longer, instead of being something. */
  boolean isWhiteout() {
    return isWhiteout(LayerPath.name(path));
  }

  boolean isFile() {
    return type == TarEntry.Type.FILE;
  }

  /**
   * The order of paths in a layer: what is in a folder comes after it, and before what comes after
   * the folder. First in it are its whiteouts, which could hide what comes before them from those
   * who unpack one entry after the other (image-spec, layer.md, "Whiteouts").
   */
  static int compare(String left, String right) {
    int length = Math.min(left.length(), right.length());
    int start = 0;
    int at = 0;
    for (; at < length && left.charAt(at) == right.charAt(at); at++) {
      start = left.charAt(at) == '/' ? at + 1 : start;
    }
    String leftName = nameFrom(left, start);
    String rightName = nameFrom(right, start);
    if (leftName.equals(rightName)) {
      return Integer.compare(left.length(), right.length());
    }
    int byKind = Boolean.compare(isWhiteout(rightName), isWhiteout(leftName));
    return byKind != 0 ? byKind : leftName.compareTo(rightName);
  }

  private static String nameFrom(String path, int start) {
    int end = path.indexOf('/', start);
    return path.substring(start, end < 0 ? path.length() : end);
  }

  private static boolean isWhiteout(String name) {
    return name.startsWith(WHITEOUT);
  }
}
