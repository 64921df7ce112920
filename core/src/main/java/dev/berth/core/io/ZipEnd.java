package dev.berth.core.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * The end of a zip file, which says where its central directory is (APPNOTE.TXT, 4.3.14 to 4.3.16).
 */
record ZipEnd(long entries, long directorySize, long directoryOffset) {

  private static final int SIGNATURE = 0x06054b50;
  private static final int SIZE = 22;
  private static final int LARGEST_COMMENT = 0xffff;
  private static final int LOCATOR_SIGNATURE = 0x07064b50;
  private static final int LOCATOR_SIZE = 20;
  private static final int ZIP64_SIGNATURE = 0x06064b50;
  private static final int ZIP64_SIZE = 56;

  /** Room for a few hundred thousand files. */
  private static final int LARGEST_DIRECTORY = 32 << 20;

  static ByteBuffer read(FileChannel channel, long offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file has become shorter");
      }
    }
    return buffer.flip();
  }

  /** Finds the end of one file. */
  static final class Reader {

    private final FileChannel channel;
    private final String archive;

    Reader(FileChannel channel, String archive) {
      this.channel = channel;
      this.archive = archive;
    }

    ZipEnd read() throws IOException {
      long fileSize = channel.size();
      int tailSize = (int) Math.min(fileSize, SIZE + LARGEST_COMMENT);
      ByteBuffer tail = ZipEnd.read(channel, fileSize - tailSize, tailSize);
      int at = tailSize - SIZE;
      while (at >= 0 && !isEnd(tail, at)) {
        at--;
      }
      if (at < 0) {
        throw damaged("it is not a zip file, or its end is missing");
      }
      long offset = fileSize - tailSize + at;
      ByteBuffer end = tail.slice(at, SIZE).order(ByteOrder.LITTLE_ENDIAN);
      if (end.getInt(4) != 0 || end.getShort(8) != end.getShort(10)) {
        throw damaged("it is one part of several");
      }
      ZipEnd plain =
          new ZipEnd(
              end.getShort(10) & 0xffff,
              end.getInt(12) & 0xffffffffL,
              end.getInt(16) & 0xffffffffL);
      return offset >= LOCATOR_SIZE
              && ZipEnd.read(channel, offset - LOCATOR_SIZE, 4).getInt(0) == LOCATOR_SIGNATURE
          ? readZip64(plain, offset - LOCATOR_SIZE)
          : checked(plain, offset);
    }

    private static boolean isEnd(ByteBuffer tail, int at) {
      return tail.getInt(at) == SIGNATURE
          && at + SIZE + (tail.getShort(at + 20) & 0xffff) == tail.limit();
    }

    private ZipEnd readZip64(ZipEnd plain, long locatorOffset) throws IOException {
      ByteBuffer locator = ZipEnd.read(channel, locatorOffset, LOCATOR_SIZE);
      long offset = locator.getLong(8);
      if (locator.getInt(4) != 0 || locator.getInt(16) > 1) {
        throw damaged("it is one part of several");
      }
      if (offset < 0 || offset > locatorOffset - ZIP64_SIZE) {
        throw damaged("its zip64 end is not where its locator says");
      }
      ByteBuffer end = ZipEnd.read(channel, offset, ZIP64_SIZE);
      if (end.getInt(0) != ZIP64_SIGNATURE || offset + 12 + end.getLong(4) != locatorOffset) {
        throw damaged("its zip64 end is not where its locator says");
      }
      if (end.getLong(16) != 0 || end.getLong(24) != end.getLong(32)) {
        throw damaged("it is one part of several");
      }
      ZipEnd wide = new ZipEnd(end.getLong(32), end.getLong(40), end.getLong(48));
      if (differ(plain.entries, wide.entries, 0xffff)
          || differ(plain.directorySize, wide.directorySize, 0xffffffffL)
          || differ(plain.directoryOffset, wide.directoryOffset, 0xffffffffL)) {
        throw damaged("its two ends disagree about its directory");
      }
      return checked(wide, offset);
    }

    private static boolean differ(long plain, long wide, long elsewhere) {
      return plain != elsewhere && plain != wide;
    }

    private ZipEnd checked(ZipEnd end, long offset) {
      if (end.directorySize > LARGEST_DIRECTORY) {
        throw damaged("its directory is larger than " + LARGEST_DIRECTORY + " bytes");
      }
      if (end.directorySize < 0
          || end.directoryOffset < 0
          || end.directoryOffset != offset - end.directorySize) {
        throw damaged("its directory does not end where the file's end begins");
      }
      return end;
    }

    private DamagedArchiveException damaged(String fault) {
      return new DamagedArchiveException(archive, Optional.empty(), fault);
    }
  }
}
