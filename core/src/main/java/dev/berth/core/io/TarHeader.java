package dev.berth.core.io;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The blocks before an entry's content in a tar archive (POSIX.1-2001, pax, "ustar Interchange
 * Format" and "pax Extended Header"). The same entry always makes the same bytes. An extended
 * header is written only for what the plain one cannot hold.
 */
public final class TarHeader {

  /** Everything in a tar archive is a multiple of this many bytes. */
  public static final int BLOCK = 512;

  private static final long LARGEST_OCTAL_11 = 0_77777777777L;
  private static final int LARGEST_OCTAL_7 = 0_7777777;
  private static final int NAME_LENGTH = 100;
  private static final int PREFIX_LENGTH = 155;
  private static final byte[] NOTHING = {};

  private TarHeader() {}

  /** The header of an entry: one block, or three and more with an extended header. */
  public static byte[] of(TarEntry entry) {
    byte[] path = utf8(entry.type() == TarEntry.Type.DIRECTORY ? entry.path() + "/" : entry.path());
    byte[] link = utf8(entry.linkTarget());
    Map<String, byte[]> extended = new TreeMap<>();
    int split = splitOf(path);
    if (split < 0 || !isAscii(path)) {
      extended.put("path", path);
    }
    if (link.length > NAME_LENGTH || !isAscii(link)) {
      extended.put("linkpath", link);
    }
    for (String name : entry.attributes().names()) {
      extended.put(PaxRecords.ATTRIBUTE + name, entry.attributes().find(name).orElse(NOTHING));
    }
    long seconds = entry.modified().getEpochSecond();
    long plainSeconds = plain(seconds, LARGEST_OCTAL_11, "mtime", extended);
    long plainSize = plain(entry.size(), LARGEST_OCTAL_11, "size", extended);
    long plainUser = plain(entry.userId(), LARGEST_OCTAL_7, "uid", extended);
    long plainGroup = plain(entry.groupId(), LARGEST_OCTAL_7, "gid", extended);

    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    if (!extended.isEmpty()) {
      writeExtended(blocks, extended, plainSeconds);
    }
    byte[] block = new byte[BLOCK];
    if (split < 0) {
      put(block, 0, NAME_LENGTH, path);
    } else if (split == 0) {
      put(block, 0, NAME_LENGTH, path);
    } else {
      put(block, 345, PREFIX_LENGTH, Arrays.copyOf(path, split));
      put(block, 0, NAME_LENGTH, Arrays.copyOfRange(path, split + 1, path.length));
    }
    put(block, 157, NAME_LENGTH, link);
    fill(block, typeFlag(entry.type()), entry.mode(), plainUser, plainGroup, plainSize);
    finish(block, plainSeconds);
    blocks.writeBytes(block);
    return blocks.toByteArray();
  }

  /** How many zero bytes follow content of this size, up to the next block. */
  public static int paddingAfter(long size) {
    return (int) (-size & (BLOCK - 1));
  }

  /** The two empty blocks with which an archive ends. */
  public static byte[] end() {
    return new byte[2 * BLOCK];
  }

  /** The value for a numeric field, which is 0 when only an extended header can hold it. */
  private static long plain(long value, long largest, String key, Map<String, byte[]> extended) {
    if (value >= 0 && value <= largest) {
      return value;
    }
    extended.put(key, utf8(Long.toString(value)));
    return 0;
  }

  private static void writeExtended(
      ByteArrayOutputStream blocks, Map<String, byte[]> extended, long seconds) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    extended.forEach((key, value) -> records.writeBytes(record(key, value)));
    byte[] block = new byte[BLOCK];
    put(block, 0, NAME_LENGTH, utf8("PaxHeaders/entry"));
    fill(block, 'x', 0644, 0, 0, records.size());
    finish(block, seconds);
    blocks.writeBytes(block);
    blocks.writeBytes(records.toByteArray());
    blocks.writeBytes(new byte[paddingAfter(records.size())]);
  }

  /** {@code length key=value\n}, where the length counts its own digits too. */
  private static byte[] record(String key, byte[] value) {
    int rest = 1 + utf8(key).length + 1 + value.length + 1;
    int length = rest + Integer.toString(rest).length();
    if (rest + Integer.toString(length).length() != length) {
      length = rest + Integer.toString(length).length();
    }
    ByteArrayOutputStream record = new ByteArrayOutputStream(length);
    record.writeBytes(utf8(length + " " + key + "="));
    record.writeBytes(value);
    record.write('\n');
    return record.toByteArray();
  }

  /**
   * Where the path is cut into prefix and name: 0 when it needs no prefix, the index of a slash, or
   * -1 when it does not fit.
   */
  private static int splitOf(byte[] path) {
    if (path.length <= NAME_LENGTH) {
      return 0;
    }
    // A folder's own trailing slash cannot be the cut: the name would be empty.
    for (int i = Math.min(PREFIX_LENGTH, path.length - 2); i > 0; i--) {
      if (path[i] == '/') {
        return path.length - i - 1 <= NAME_LENGTH ? i : -1;
      }
    }
    return -1;
  }

  private static void fill(
      byte[] block, char typeFlag, int mode, long user, long group, long size) {
    octal(block, 100, 8, mode);
    octal(block, 108, 8, user);
    octal(block, 116, 8, group);
    octal(block, 124, 12, size);
    block[156] = (byte) typeFlag;
    put(block, 257, 8, utf8("ustar\00000"));
    octal(block, 329, 8, 0);
    octal(block, 337, 8, 0);
  }

  private static void finish(byte[] block, long seconds) {
    octal(block, 136, 12, seconds);
    Arrays.fill(block, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    octal(block, 148, 7, sum);
  }

  /** Digits up to the last byte of the field, which stays NUL. */
  private static void octal(byte[] block, int offset, int width, long value) {
    long left = value;
    for (int i = offset + width - 2; i >= offset; i--) {
      block[i] = (byte) ('0' + (left & 7));
      left >>>= 3;
    }
    block[offset + width - 1] = 0;
  }

  private static void put(byte[] block, int offset, int width, byte[] text) {
    System.arraycopy(text, 0, block, offset, Math.min(width, text.length));
  }

  private static char typeFlag(TarEntry.Type type) {
    return switch (type) {
      case FILE -> '0';
      case HARD_LINK -> '1';
      case SYMBOLIC_LINK -> '2';
      case DIRECTORY -> '5';
    };
  }

  private static boolean isAscii(byte[] text) {
    for (byte b : text) {
      if (b < 0) {
        return false;
      }
    }
    return true;
  }

  private static byte[] utf8(String text) {
    return text.isEmpty() ? NOTHING : text.getBytes(StandardCharsets.UTF_8);
  }
}
