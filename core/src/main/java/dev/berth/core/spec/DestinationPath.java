package dev.berth.core.spec;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths in an image: text with {@code /}, whatever this computer's own paths look like. */
final class DestinationPath {

  private DestinationPath() {}

  /** Without {@code .}, doubled and trailing slashes; {@code .} when nothing remains. */
  static String normalize(String path) {
    String parts =
        Stream.of(path.split("/"))
            .filter(part -> !part.isEmpty() && !part.equals("."))
            .collect(Collectors.joining("/"));
    if (path.startsWith("/")) {
      return "/" + parts;
    }
    return parts.isEmpty() ? "." : parts;
  }

  /** Where a file goes, which keeps its name when only a folder is given, as {@code cp} does it. */
  static String ofFile(String path, String name) {
    boolean folder = path.endsWith("/") || path.equals(".") || path.endsWith("/.");
    return normalize(folder ? path + "/" + name : path);
  }
}
