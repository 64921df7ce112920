package dev.berth.core.io;

/**
 * One entry of a zip file, as its central directory describes it (APPNOTE.TXT, 4.3.12).
 *
 * @param name relative, with {@code /}; a folder's ends with one
 * @param flags the general purpose bits
 * @param method 0 stored, 8 deflated
 * @param compressedSize in bytes
 * @param size in bytes
 * @param mode the Unix file type and permission bits, 0 when the archive has none
 * @param offset where its local header begins
 * @param limit where the next entry's header, or the central directory, begins
 */
public record ZipMember(
    String name,
    int flags,
    int method,
    int crc32,
    long compressedSize,
    long size,
    int mode,
    long offset,
    long limit) {

  static final int STORED = 0;
  static final int DEFLATED = 8;

  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int ANY_EXECUTE = 0111;

  /** Whether it is a folder. */
  public boolean isDirectory() {
    return name.endsWith("/");
  }

  /** Whether it is marked as a regular file that somebody may execute. */
  public boolean isExecutable() {
    return (mode & TYPE) == REGULAR && (mode & ANY_EXECUTE) != 0;
  }

  /** Whether sizes and CRC follow the data, so that the local header need not have them. */
  boolean hasDataDescriptor() {
    return (flags & 1 << 3) != 0;
  }

  ZipMember withLimit(long end) {
    return new ZipMember(name, flags, method, crc32, compressedSize, size, mode, offset, end);
  }
}
