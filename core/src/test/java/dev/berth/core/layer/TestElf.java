package dev.berth.core.layer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes the smallest shared object that has a SONAME. */
final class TestElf {

  private static final int STRINGS = 256;

  private TestElf() {}

  static byte[] withSoname(String soname) {
    ByteBuffer elf = ByteBuffer.allocate(512).order(ByteOrder.LITTLE_ENDIAN);
    elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
    elf.putShort(16, (short) 3).putShort(18, (short) 62).putInt(20, 1);
    elf.putLong(32, 64).putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 2);
    // One segment with the whole file at an address of its own, one with the dynamic section.
    elf.putInt(64, 1).putLong(64 + 8, 0).putLong(64 + 16, 0x10000).putLong(64 + 32, 512);
    elf.putInt(120, 2).putLong(120 + 8, 176).putLong(120 + 16, 0x10000 + 176).putLong(120 + 32, 48);
    elf.putLong(176, 5).putLong(184, 0x10000 + STRINGS);
    elf.putLong(192, 14).putLong(200, 1);
    elf.position(STRINGS + 1);
    elf.put(soname.getBytes(StandardCharsets.US_ASCII));
    return elf.array();
  }
}
