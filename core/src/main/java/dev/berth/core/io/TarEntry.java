package dev.berth.core.io;

import java.time.Instant;

/**
 * One entry of a tar archive, without its content (POSIX.1-2001 pax, ustar interchange format).
 *
 * @param path relative to the root, with {@code /}, without a leading or trailing slash
 * @param mode permission bits, with set-user-id, set-group-id and sticky: {@code 0} to {@code
 *     07777}
 * @param size bytes of content; 0 unless a file
 * @param linkTarget where a symbolic link points, or the path a hard link shares; else empty
 * @param modified to whole seconds
 * @param attributes what the file has beyond these, such as capabilities
 */
public record TarEntry(
    String path,
    Type type,
    int mode,
    int userId,
    int groupId,
    long size,
    String linkTarget,
    Instant modified,
    ExtendedAttributes attributes) {

  /** What an entry is; other kinds never enter a layer that we make. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMBOLIC_LINK,
    HARD_LINK
  }

  public TarEntry {
    if (path.isEmpty() || path.startsWith("/") || path.endsWith("/")) {
      throw new IllegalArgumentException("not a tar path: `" + path + "`");
    }
    if ((mode & ~07777) != 0) {
      throw new IllegalArgumentException("not permission bits: 0" + Integer.toOctalString(mode));
    }
    if (type != Type.FILE && size != 0) {
      throw new IllegalArgumentException("only files have content");
    }
  }

  /** An entry without extended attributes. */
  public TarEntry(
      String path,
      Type type,
      int mode,
      int userId,
      int groupId,
      long size,
      String linkTarget,
      Instant modified) {
    this(path, type, mode, userId, groupId, size, linkTarget, modified, ExtendedAttributes.NONE);
  }

  /** A file that root owns. */
  public static TarEntry file(String path, int mode, long size, Instant modified) {
    return new TarEntry(path, Type.FILE, mode, 0, 0, size, "", modified);
  }

  /** A folder that root owns. */
  public static TarEntry directory(String path, int mode, Instant modified) {
    return new TarEntry(path, Type.DIRECTORY, mode, 0, 0, 0, "", modified);
  }

  /** A symbolic link that root owns. */
  public static TarEntry symbolicLink(String path, String target, Instant modified) {
    return new TarEntry(path, Type.SYMBOLIC_LINK, 0777, 0, 0, 0, target, modified);
  }
}
