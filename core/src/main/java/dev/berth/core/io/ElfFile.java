package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the dynamic linker wants to know of a 64-bit little-endian shared object (System V ABI,
 * chapters 4 and 5).
 *
 * @param machine {@code e_machine}: 62 for x86-64, 183 for AArch64
 * @param soname {@code DT_SONAME}; empty when it has none
 * @param abi the oldest Linux it runs on, from {@code .note.ABI-tag}, as {@code 0x030200}; 0 when
 *     it does not say
 */
public record ElfFile(int machine, String soname, int abi) {

  public static final int X86_64 = 62;
  public static final int AARCH64 = 183;

  private static final int HEADER_SIZE = 64;
  private static final int PROGRAM_HEADER_SIZE = 56;
  private static final int SHARED_OBJECT = 3;
  private static final int PT_LOAD = 1;
  private static final int PT_DYNAMIC = 2;
  private static final int PT_NOTE = 4;
  private static final long DT_NULL = 0;
  private static final long DT_STRTAB = 5;
  private static final long DT_SONAME = 14;
  private static final int MAX_SEGMENT = 1 << 20;

  private record Segment(int type, long offset, long address, long size) {}

  /** What this file says; nothing when it is no such object, or a damaged one. */
  public static Optional<ElfFile> read(Content file) throws IOException {
    if (file.size() < HEADER_SIZE) {
      return Optional.empty();
    }
    ByteBuffer header = piece(file, 0, HEADER_SIZE);
    if (header.getInt(0) != 0x464c457f
        || header.get(4) != 2
        || header.get(5) != 1
        || header.getShort(16) != SHARED_OBJECT) {
      return Optional.empty();
    }
    try {
      return dynamic(file, header);
    } catch (IndexOutOfBoundsException | BufferUnderflowException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<ElfFile> dynamic(Content file, ByteBuffer header) throws IOException {
    List<Segment> segments = segments(file, header);
    Optional<Segment> dynamic =
        segments.stream().filter(segment -> segment.type() == PT_DYNAMIC).findFirst();
    if (dynamic.isEmpty()) {
      return Optional.empty();
    }
    ByteBuffer table = piece(file, dynamic.get().offset(), dynamic.get().size());
    long strings = -1;
    long soname = -1;
    while (table.remaining() >= 16) {
      long tag = table.getLong();
      long value = table.getLong();
      if (tag == DT_NULL) {
        break;
      } else if (tag == DT_STRTAB) {
        strings = value;
      } else if (tag == DT_SONAME) {
        soname = value;
      }
    }
    String name = strings < 0 || soname < 0 ? "" : text(file, offset(strings, segments) + soname);
    return Optional.of(new ElfFile(header.getShort(18), name, abi(file, segments)));
  }

  private static List<Segment> segments(Content file, ByteBuffer header) throws IOException {
    int count = header.getShort(56);
    ByteBuffer table = piece(file, header.getLong(32), (long) count * PROGRAM_HEADER_SIZE);
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int start = i * PROGRAM_HEADER_SIZE;
      segments.add(
          new Segment(
              table.getInt(start),
              table.getLong(start + 8),
              table.getLong(start + 16),
              table.getLong(start + 32)));
    }
    return segments;
  }

  private static long offset(long address, List<Segment> segments) {
    return segments.stream()
        .filter(segment -> segment.type() == PT_LOAD)
        .filter(
            segment -> address >= segment.address() && address < segment.address() + segment.size())
        .mapToLong(segment -> address - segment.address() + segment.offset())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("an address outside the file"));
  }

  private static String text(Content file, long offset) throws IOException {
    ByteBuffer piece = piece(file, offset, Math.min(256, file.size() - offset));
    int length = 0;
    while (piece.get(length) != 0) {
      length++;
    }
    return new String(piece.array(), 0, length, StandardCharsets.UTF_8);
  }

  /** {@code .note.ABI-tag}: name "GNU", type 1, operating system 0 (Linux), three numbers. */
  private static int abi(Content file, List<Segment> segments) throws IOException {
    for (Segment segment : segments) {
      if (segment.type() != PT_NOTE) {
        continue;
      }
      ByteBuffer notes = piece(file, segment.offset(), segment.size());
      while (notes.remaining() >= 12) {
        int nameSize = notes.getInt();
        int size = notes.getInt();
        int type = notes.getInt();
        int start = notes.position() + (nameSize + 3) / 4 * 4;
        if (nameSize == 4
            && type == 1
            && size >= 16
            && notes.getInt(notes.position()) == 0x00554e47
            && notes.getInt(start) == 0) {
          return (notes.getInt(start + 4) & 0xff) << 16
              | (notes.getInt(start + 8) & 0xff) << 8
              | notes.getInt(start + 12) & 0xff;
        }
        notes.position(start + (size + 3) / 4 * 4);
      }
    }
    return 0;
  }

  private static ByteBuffer piece(Content file, long offset, long size) throws IOException {
    if (offset < 0 || size < 0 || size > MAX_SEGMENT || offset > file.size() - size) {
      throw new IllegalArgumentException("a piece outside the file");
    }
    try (InputStream in = file.open()) {
      in.skipNBytes(offset);
      return ByteBuffer.wrap(in.readNBytes((int) size)).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
