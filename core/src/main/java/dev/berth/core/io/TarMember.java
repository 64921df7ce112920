package dev.berth.core.io;

/**
 * What an archive that others made says of one of its members: nothing of it has been judged yet.
 *
 * @param name as it stands there: it may be absolute, or lead out of any folder. What is not UTF-8
 *     in it is {@code U+FFFD}
 * @param mode permission bits, {@code 0} to {@code 07777}
 * @param size bytes of content; 0 unless a file
 * @param linkTarget of a symbolic or hard link, as it stands there; else empty
 * @param offset where the content starts in the archive, in bytes
 * @param attributes with the very bytes of their values
 */
public record TarMember(
    String name,
    Type type,
    int mode,
    long userId,
    long groupId,
    long size,
    String linkTarget,
    long offset,
    ExtendedAttributes attributes) {

  /** What a member is. */
  public enum Type {
    FILE,
    DIRECTORY,
    SYMBOLIC_LINK,
    HARD_LINK,
    CHARACTER_DEVICE,
    BLOCK_DEVICE,
    NAMED_PIPE,
    /**
     * A file of which the archive has only what is between its holes: we do not put it together.
     */
    SPARSE_FILE,
    /** A kind that we do not know. */
    OTHER
  }
}
