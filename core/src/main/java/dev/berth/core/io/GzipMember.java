package dev.berth.core.io;

/**
 * What stands around a raw DEFLATE stream to make it a gzip member (RFC 1952). A gzip file is a
 * series of members, so a stream taken from elsewhere can be one of them.
 */
public final class GzipMember {

  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

  private GzipMember() {}

  /** A whole member around a stream. */
  public static byte[] of(byte[] deflated, int crc32, long size) {
    byte[] member = new byte[HEADER.length + deflated.length + 8];
    System.arraycopy(HEADER, 0, member, 0, HEADER.length);
    System.arraycopy(deflated, 0, member, HEADER.length, deflated.length);
    System.arraycopy(trailer(crc32, size), 0, member, HEADER.length + deflated.length, 8);
    return member;
  }

  /**
   * The ten bytes before the stream: no name, no time, no level, and no operating system, since
   * each of these would make equal content differ.
   */
  public static byte[] header() {
    return HEADER.clone();
  }

  /** The eight bytes after the stream: CRC-32 and size modulo 2³² of the inflated bytes. */
  public static byte[] trailer(int crc32, long size) {
    byte[] trailer = new byte[8];
    for (int i = 0; i < 4; i++) {
      trailer[i] = (byte) (crc32 >>> 8 * i);
      trailer[4 + i] = (byte) (size >>> 8 * i);
    }
    return trailer;
  }
}
