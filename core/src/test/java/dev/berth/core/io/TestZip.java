package dev.berth.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zip files, sound ones and others: each number of an entry can be set to something else. */
public final class TestZip {

  /** An entry as it will be written; what is not set is as it should be. */
  public static final class Entry {
    final byte[] name;
    final byte[] bytes;
    byte[] localName;
    byte[] data;
    int flags = 1 << 11;
    int method = 8;
    int localMethod = -1;
    int crc32;
    int localCrc32;
    long size;
    long localSize = -1;
    int mode = 0100644;
    boolean descriptor;
    boolean wide;
    long offset = -1;
    byte[] extra = {};

    Entry(String name, byte[] bytes) {
      this.name = name.getBytes(StandardCharsets.UTF_8);
      this.localName = this.name;
      this.bytes = bytes;
      this.data = deflate(bytes);
      CRC32 sum = new CRC32();
      sum.update(bytes);
      this.crc32 = (int) sum.getValue();
      this.localCrc32 = crc32;
      this.size = bytes.length;
    }

    public Entry stored() {
      method = 0;
      data = bytes;
      return this;
    }

    public Entry mode(int other) {
      mode = other;
      return this;
    }

    Entry descriptor() {
      descriptor = true;
      flags |= 1 << 3;
      return this;
    }

    Entry wide() {
      wide = true;
      return this;
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private byte[] comment = {};
  private boolean wideEnd;

  /** Adds a sound entry, which can be changed afterwards. */
  public Entry add(String name, byte[] bytes) {
    Entry entry = new Entry(name, bytes);
    entries.add(entry);
    return entry;
  }

  /** Adds a sound entry. */
  public Entry add(String name, String text) {
    return add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  TestZip comment(String text) {
    comment = text.getBytes(StandardCharsets.UTF_8);
    return this;
  }

  TestZip wideEnd() {
    wideEnd = true;
    return this;
  }

  /** Writes the file. */
  public Path write(Path file) {
    try {
      return Files.write(file, bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole file. */
  public byte[] bytes() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ByteArrayOutputStream directory = new ByteArrayOutputStream();
    for (Entry entry : entries) {
      long offset = entry.offset >= 0 ? entry.offset : file.size();
      file.writeBytes(local(entry));
      file.writeBytes(entry.data);
      if (entry.descriptor) {
        file.writeBytes(descriptor(entry));
      }
      directory.writeBytes(central(entry, offset));
    }
    int start = file.size();
    file.writeBytes(directory.toByteArray());
    if (wideEnd) {
      ByteBuffer end = buffer(56 + 20);
      end.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
      end.putInt(0).putInt(0).putLong(entries.size()).putLong(entries.size());
      end.putLong(directory.size()).putLong(start);
      end.putInt(0x07064b50).putInt(0).putLong(start + directory.size()).putInt(1);
      file.writeBytes(end.array());
    }
    ByteBuffer end = buffer(22);
    end.putInt(0x06054b50).putShort((short) 0).putShort((short) 0);
    short count = (short) (wideEnd ? -1 : entries.size());
    end.putShort(count).putShort(count);
    end.putInt(wideEnd ? -1 : directory.size()).putInt(wideEnd ? -1 : start);
    end.putShort((short) comment.length);
    file.writeBytes(end.array());
    file.writeBytes(comment);
    return file.toByteArray();
  }

  private static byte[] local(Entry entry) {
    int method = entry.localMethod >= 0 ? entry.localMethod : entry.method;
    long size = entry.localSize >= 0 ? entry.localSize : entry.size;
    byte[] extra = entry.wide ? wide(size, entry.data.length, -1) : new byte[0];
    boolean later = entry.descriptor && !entry.wide;
    ByteBuffer header = buffer(30 + entry.localName.length + extra.length);
    header.putInt(0x04034b50).putShort((short) 20).putShort((short) entry.flags);
    header.putShort((short) method).putInt(0x00210000).putInt(later ? 0 : entry.localCrc32);
    header.putInt(entry.wide ? -1 : later ? 0 : entry.data.length);
    header.putInt(entry.wide ? -1 : later ? 0 : (int) size);
    header.putShort((short) entry.localName.length).putShort((short) extra.length);
    header.put(entry.localName).put(extra);
    return header.array();
  }

  private static byte[] central(Entry entry, long offset) {
    byte[] extra = entry.wide ? wide(entry.size, entry.data.length, offset) : entry.extra;
    ByteBuffer header = buffer(46 + entry.name.length + extra.length);
    header.putInt(0x02014b50).putShort((short) (3 << 8 | 20)).putShort((short) 20);
    header.putShort((short) entry.flags).putShort((short) entry.method).putInt(0x00210000);
    header.putInt(entry.crc32).putInt(entry.wide ? -1 : entry.data.length);
    header.putInt(entry.wide ? -1 : (int) entry.size);
    header.putShort((short) entry.name.length).putShort((short) extra.length);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0);
    header.putInt(entry.mode << 16).putInt(entry.wide ? -1 : (int) offset);
    header.put(entry.name).put(extra);
    return header.array();
  }

  private static byte[] wide(long size, long compressed, long offset) {
    ByteBuffer extra = buffer(4 + 16 + (offset >= 0 ? 8 : 0));
    extra.putShort((short) 1).putShort((short) (extra.capacity() - 4));
    extra.putLong(size).putLong(compressed);
    if (offset >= 0) {
      extra.putLong(offset);
    }
    return extra.array();
  }

  private static byte[] descriptor(Entry entry) {
    ByteBuffer descriptor = buffer(entry.wide ? 24 : 16);
    descriptor.putInt(0x08074b50).putInt(entry.localCrc32);
    if (entry.wide) {
      descriptor.putLong(entry.data.length).putLong(entry.size);
    } else {
      descriptor.putInt(entry.data.length).putInt((int) entry.size);
    }
    return descriptor.array();
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater(6, true);
    deflater.setInput(bytes);
    deflater.finish();
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    while (!deflater.finished()) {
      deflated.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return deflated.toByteArray();
  }
}
