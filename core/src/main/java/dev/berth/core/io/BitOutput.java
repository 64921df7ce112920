package dev.berth.core.io;

import java.util.Arrays;

/** Bits on their way into bytes, lowest first, as DEFLATE packs them (RFC 1951, 3.1.1). */
final class BitOutput {

  private byte[] bytes;
  private int size;
  private long bits;
  private int bitCount;

  BitOutput(int capacity) {
    bytes = new byte[capacity];
  }

  /** Appends the lowest {@code count} bits, at most 32. */
  void write(int value, int count) {
    bits |= (value & 0xffffffffL) << bitCount;
    bitCount += count;
    while (bitCount >= 8) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = (byte) bits;
      bits >>>= 8;
      bitCount -= 8;
    }
  }

  /** Fills the current byte with zero bits. */
  void align() {
    if (bitCount > 0) {
      write(0, 8 - bitCount);
    }
  }

  /** Appends whole bytes; the output must be aligned. */
  void write(byte[] source, int offset, int length) {
    if (bytes.length - size < length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + length));
    }
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** What was written; the output must be aligned. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
