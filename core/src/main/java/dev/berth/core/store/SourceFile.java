package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import java.util.Arrays;
import java.util.List;

/**
 * A file of the folder that a version of a runtime was built from.
 *
 * @param path relative to that folder, with {@code /}, without {@code .} and {@code ..}
 * @param size in bytes
 * @param executable whether anyone may execute it
 */
public record SourceFile(String path, Digest digest, long size, boolean executable) {

  public SourceFile {
    requirePath(path);
  }

  /**
   * Listings may come from others: what is written by them must not land elsewhere.
   *
   * @throws IllegalArgumentException when the path is not one below a folder
   */
  static void requirePath(String path) {
    List<String> names = Arrays.asList(path.split("/", -1));
    if (names.contains("")
        || names.contains(".")
        || names.contains("..")
        || path.indexOf('\\') >= 0
        || path.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a path below a folder: `" + path + "`");
    }
  }
}
