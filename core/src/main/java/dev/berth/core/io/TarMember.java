package dev.berth.core.io;

/**
 * What an archive that others made says of one of its members: nothing of it has been judged yet.
 *
 * @param name as it stands there: it may be absolute, or lead out of any folder
 * @param mode permission bits, {@code 0} to {@code 07777}
 * @param size bytes of content; 0 unless a file
 * @param linkTarget of a symbolic or hard link, as it stands there; else empty
 * @param offset where the content starts in the archive, in bytes; 0 unless a file
 */
public record TarMember(
    String name,
    Type type,
    int mode,
    long userId,
    long groupId,
    long size,
    String linkTarget,
    long offset) {

  /** What a member is. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMBOLIC_LINK,
    HARD_LINK,
    /** A device, a pipe, or a kind that we do not know. */
    SPECIAL
  }
}
