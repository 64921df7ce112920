package dev.berth.core.debian;

import dev.berth.core.io.TarMember;

/**
 * Something that a package installs.
 *
 * @param path relative to the root, checked, without a slash at the end
 * @param type a file, a folder or a link
 * @param linkTarget of a symbolic link as it is; of a hard link the other entry's path
 * @param offset where a file's content starts in the unpacked archive
 */
public record DebEntry(
    String path,
    TarMember.Type type,
    int mode,
    int userId,
    int groupId,
    long size,
    String linkTarget,
    long offset) {

  /** As dpkg lists it: {@code /usr/bin/git}. */
  public String listed() {
    return "/" + path;
  }
}
