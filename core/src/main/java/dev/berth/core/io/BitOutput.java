package dev.berth.core.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits on their way into bytes, lowest first, as DEFLATE packs them (RFC 1951, 3.1.1). */
final class BitOutput {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

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
    if (bitCount >= 32) {
      makeRoom(4);
      INTS.set(bytes, size, (int) bits);
      size += 4;
      bits >>>= 32;
      bitCount -= 32;
    }
  }

  private void makeRoom(int count) {
    if (bytes.length - size < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
    }
  }

  /** Fills the current byte with zero bits. */
  void align() {
    makeRoom(4);
    while (bitCount > 0) {
      bytes[size++] = (byte) bits;
      bits >>>= 8;
      bitCount -= 8;
    }
    bitCount = 0;
  }

  /** Appends whole bytes; the output must be aligned. */
  void write(byte[] source, int offset, int length) {
    makeRoom(length);
    System.arraycopy(source, offset, bytes, size, length);
    size += length;
  }

  /** What was written; the output must be aligned. */
  byte[] toByteArray() {
    return Arrays.copyOf(bytes, size);
  }
}
