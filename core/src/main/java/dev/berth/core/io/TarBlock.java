package dev.berth.core.io;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One header block of a tar archive: its fields (POSIX ustar, GNU, and what was before them). */
record TarBlock(byte[] bytes) {

  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;
  private static final byte[] USTAR = {'u', 's', 't', 'a', 'r', 0};

  /**
   * The block, when it is one.
   *
   * @throws IOException when its checksum is not that of its bytes
   */
  static TarBlock checked(byte[] bytes) throws IOException {
    TarBlock block = new TarBlock(bytes);
    long expected = block.number(CHECKSUM, CHECKSUM_END - CHECKSUM);
    long sum = 0;
    // Some old programs added them up as signed numbers.
    long signedSum = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM_END ? (byte) ' ' : bytes[i];
      sum += b & 0xff;
      signedSum += b;
    }
    if (expected != sum && expected != signedSum) {
      throw new IOException("not a tar archive: a header has the wrong checksum");
    }
    return block;
  }

  /** Two of them end an archive. */
  static boolean isEmpty(byte[] bytes) {
    for (byte b : bytes) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  char typeFlag() {
    return (char) (bytes[156] & 0xff);
  }

  String name() {
    String name = text(0, 100);
    boolean posix = Arrays.equals(bytes, 257, 263, USTAR, 0, USTAR.length);
    String prefix = posix ? text(345, 155) : "";
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  String linkTarget() {
    return text(157, 100);
  }

  int mode() throws IOException {
    return (int) number(100, 8) & 07777;
  }

  long userId() throws IOException {
    return number(108, 8);
  }

  long groupId() throws IOException {
    return number(116, 8);
  }

  /** How many bytes follow; what it means for a link is not the same everywhere. */
  long size() throws IOException {
    return number(124, 12);
  }

  /** Whether a block with more about holes follows the header of a GNU sparse file. */
  boolean isSparseHeaderContinued() {
    return bytes[482] != 0;
  }

  private String text(int offset, int width) {
    int end = offset;
    while (end < offset + width && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, offset, end - offset, StandardCharsets.UTF_8);
  }

  /** Octal digits, or the bytes of a number when the first one has its highest bit set (GNU). */
  private long number(int offset, int width) throws IOException {
    if (bytes[offset] < 0) {
      byte[] number = Arrays.copyOfRange(bytes, offset, offset + width);
      boolean negative = (number[0] & 0x40) != 0;
      number[0] = negative ? number[0] : (byte) (number[0] & 0x7f);
      try {
        return new BigInteger(number).longValueExact();
      } catch (ArithmeticException e) {
        throw new IOException("not a tar archive: a header has a number that is too large", e);
      }
    }
    String digits = text(offset, width).strip();
    try {
      return digits.isEmpty() ? 0 : Long.parseUnsignedLong(digits, 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar archive: a header has no number where one belongs", e);
    }
  }
}
