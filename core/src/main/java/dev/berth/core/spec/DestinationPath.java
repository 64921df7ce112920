package dev.berth.core.spec;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Paths in an image: text with {@code /}, whatever this computer's own paths look like. */
final class DestinationPath {

  /**
   * Folders that are links in every base of today (file-hierarchy(7), "merged /usr"). A layer that
   * has one of them as a folder makes all hide what the base has behind the link.
   */
  private static final Map<String, String> LINKED =
      Map.of(
          "/bin", "/usr/bin",
          "/sbin", "/usr/sbin",
          "/lib", "/usr/lib",
          "/lib32", "/usr/lib32",
          "/lib64", "/usr/lib64",
          "/libx32", "/usr/libx32",
          "/var/run", "/run",
          "/var/lock", "/run/lock");

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

  /** The same place by its real name, when this one leads through a link of the base. */
  static Optional<String> behindLink(String path) {
    return LINKED.entrySet().stream()
        .filter(link -> (path + "/").startsWith(link.getKey() + "/"))
        .findFirst()
        .map(link -> link.getValue() + path.substring(link.getKey().length()));
  }
}
