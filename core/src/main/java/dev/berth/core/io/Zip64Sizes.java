package dev.berth.core.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * An entry's numbers, taken from its zip64 extra field where the header has no room for them
 * (APPNOTE.TXT, 4.5.3).
 */
record Zip64Sizes(long size, long compressedSize, long offset, Optional<byte[]> unicodeName) {

  private static final int ZIP64 = 0x0001;
  private static final int UNICODE_PATH = 0x7075;
  private static final int ELSEWHERE = 0xffffffff;

  /**
   * Reads an entry's extra fields.
   *
   * @param withOffset whether the header has an offset, as in the central directory
   * @return empty when the fields are broken
   */
  static Optional<Zip64Sizes> read(
      ByteBuffer extra, int size, int compressedSize, int offset, boolean withOffset) {
    ByteBuffer fields = extra.order(ByteOrder.LITTLE_ENDIAN);
    long wideSize = size & 0xffffffffL;
    long wideCompressed = compressedSize & 0xffffffffL;
    long wideOffset = offset & 0xffffffffL;
    Optional<byte[]> unicodeName = Optional.empty();
    boolean seen = false;
    // Some writers pad the extra fields with fewer bytes than a field's header has.
    while (fields.remaining() >= 4) {
      int id = fields.getShort() & 0xffff;
      int length = fields.getShort() & 0xffff;
      if (length > fields.remaining()) {
        return Optional.empty();
      }
      ByteBuffer field = fields.slice(fields.position(), length).order(ByteOrder.LITTLE_ENDIAN);
      fields.position(fields.position() + length);
      if (id == UNICODE_PATH && length >= 5) {
        byte[] name = new byte[length - 5];
        field.get(5, name);
        unicodeName = Optional.of(name);
      } else if (id == ZIP64) {
        int needed =
            (size == ELSEWHERE ? 8 : 0)
                + (compressedSize == ELSEWHERE ? 8 : 0)
                + (withOffset && offset == ELSEWHERE ? 8 : 0);
        if (seen || length < needed) {
          return Optional.empty();
        }
        seen = true;
        wideSize = size == ELSEWHERE ? field.getLong() : wideSize;
        wideCompressed = compressedSize == ELSEWHERE ? field.getLong() : wideCompressed;
        wideOffset = withOffset && offset == ELSEWHERE ? field.getLong() : wideOffset;
      }
    }
    if (wideSize < 0 || wideCompressed < 0 || wideOffset < 0) {
      return Optional.empty();
    }
    return Optional.of(new Zip64Sizes(wideSize, wideCompressed, wideOffset, unicodeName));
  }
}
