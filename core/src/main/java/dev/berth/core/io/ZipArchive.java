package dev.berth.core.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A zip file that is believed nothing (APPNOTE.TXT). Its raw streams are handed on, so whatever
 * another reader might understand differently is refused: entries that overlap, local headers and
 * data descriptors that disagree with the central directory, duplicate names, names that leave the
 * archive, links, encryption, other methods than stored and deflated. Zip64 and data descriptors
 * are understood.
 */
public final class ZipArchive implements Closeable {

  private static final int LOCAL_SIGNATURE = 0x04034b50;
  private static final int DESCRIPTOR_SIGNATURE = 0x08074b50;
  private static final int LOCAL_SIZE = 30;
  private static final int UTF_8_NAME = 1 << 11;

  private final String name;
  private final FileChannel channel;
  private final List<ZipMember> members;

  private ZipArchive(String name, FileChannel channel, List<ZipMember> members) {
    this.name = name;
    this.channel = channel;
    this.members = members;
  }

  /**
   * Opens a file and reads its central directory.
   *
   * @param name the file, as the user would name it
   * @throws DamagedArchiveException when it is not a zip file that can be trusted
   */
  public static ZipArchive open(Path file, String name) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new ZipArchive(name, channel, new ZipDirectory(channel, name).read());
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** The file, as the user would name it. */
  public String name() {
    return name;
  }

  /** The entries, folders among them, in the order of the central directory. */
  public List<ZipMember> members() {
    return members;
  }

  /**
   * The bytes of an entry, checked against the archive while they are read: a {@link
   * DeflatedContent} when it is deflated. They can be read until the archive is closed.
   *
   * @param hash checked too, when it is known
   * @throws DamagedArchiveException when the entry's local header is not what it should be
   */
  public Content content(ZipMember member, Optional<ExpectedHash> hash) throws IOException {
    long start = startOfData(member);
    Content raw = new Slice(start, member.compressedSize());
    ExpectedBytes expected =
        new ExpectedBytes(name, member.name(), member.size(), member.crc32(), hash);
    return member.method() == ZipMember.DEFLATED
        ? new DeflatedContent(raw, expected)
        : new StoredContent(raw, expected);
  }

  private long startOfData(ZipMember member) throws IOException {
    ByteBuffer header = read(member, member.offset(), LOCAL_SIZE);
    if (header.getInt(0) != LOCAL_SIGNATURE) {
      throw damaged(member, "has no local header where the central directory says");
    }
    int nameLength = header.getShort(26) & 0xffff;
    int extraLength = header.getShort(28) & 0xffff;
    ByteBuffer rest = read(member, member.offset() + LOCAL_SIZE, nameLength + extraLength);
    byte[] localName = Arrays.copyOf(rest.array(), nameLength);
    if (!Arrays.equals(localName, member.name().getBytes(StandardCharsets.UTF_8))) {
      throw damaged(member, "has another name in its local header");
    }
    int localFlags = header.getShort(6) & 0xffff;
    // Tools disagree about the bit that marks a name as UTF-8; the names are compared anyway.
    if (((localFlags ^ member.flags()) & ~UTF_8_NAME) != 0
        || (header.getShort(8) & 0xffff) != member.method()) {
      throw damaged(member, "has another method or other flags in its local header");
    }
    checkLocalNumbers(member, header, rest.position(nameLength).slice());
    long start = member.offset() + LOCAL_SIZE + nameLength + extraLength;
    long end = start + member.compressedSize();
    if (end > member.limit()) {
      throw damaged(member, "overlaps what follows it");
    }
    if (member.hasDataDescriptor()) {
      checkDescriptor(member, end);
    }
    return start;
  }

  private void checkLocalNumbers(ZipMember member, ByteBuffer header, ByteBuffer extra) {
    Zip64Sizes sizes =
        Zip64Sizes.read(extra, header.getInt(22), header.getInt(18), 0, false)
            .orElseThrow(() -> damaged(member, "has a broken extra field in its local header"));
    boolean equal =
        header.getInt(14) == member.crc32()
            && sizes.size() == member.size()
            && sizes.compressedSize() == member.compressedSize();
    boolean left =
        member.hasDataDescriptor()
            && (header.getInt(14) == 0 || header.getInt(14) == member.crc32())
            && (sizes.size() == 0 || sizes.size() == member.size())
            && (sizes.compressedSize() == 0 || sizes.compressedSize() == member.compressedSize());
    if (!equal && !left) {
      throw damaged(member, "has another size or CRC-32 in its local header");
    }
  }

  /** The descriptor has two widths, and its signature is optional (APPNOTE.TXT, 4.3.9). */
  private void checkDescriptor(ZipMember member, long offset) throws IOException {
    int length = (int) Math.min(24, member.limit() - offset);
    ByteBuffer bytes = read(member, offset, length);
    int skip = length >= 4 && bytes.getInt(0) == DESCRIPTOR_SIGNATURE ? 4 : 0;
    if (!isDescriptor(member, bytes, skip) && !isDescriptor(member, bytes, 0)) {
      throw damaged(member, "has a data descriptor that the central directory disagrees with");
    }
  }

  private static boolean isDescriptor(ZipMember member, ByteBuffer bytes, int at) {
    int left = bytes.limit() - at;
    if (left < 12 || bytes.getInt(at) != member.crc32()) {
      return false;
    }
    boolean narrow =
        (bytes.getInt(at + 4) & 0xffffffffL) == member.compressedSize()
            && (bytes.getInt(at + 8) & 0xffffffffL) == member.size();
    boolean wide =
        left >= 20
            && bytes.getLong(at + 4) == member.compressedSize()
            && bytes.getLong(at + 12) == member.size();
    return narrow || wide;
  }

  private ByteBuffer read(ZipMember member, long offset, int length) throws IOException {
    if (offset + length > member.limit()) {
      throw damaged(member, "overlaps what follows it");
    }
    ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw damaged(member, "the file ends inside it");
      }
    }
    return buffer.flip();
  }

  private DamagedArchiveException damaged(ZipMember member, String fault) {
    return new DamagedArchiveException(name, Optional.of(member.name()), fault);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** A piece of the file, read at its own place so that several threads can read at once. */
  private final class Slice implements Content {

    private final long offset;
    private final long size;

    Slice(long offset, long size) {
      this.offset = offset;
      this.size = size;
    }

    @Override
    public long size() {
      return size;
    }

    @Override
    public InputStream open() {
      return new InputStream() {
        private long position;

        @Override
        public int read() throws IOException {
          byte[] one = new byte[1];
          return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
          if (length == 0) {
            return 0;
          }
          if (position == size) {
            return -1;
          }
          int wanted = (int) Math.min(length, size - position);
          int read = channel.read(ByteBuffer.wrap(bytes, from, wanted), offset + position);
          if (read < 0) {
            throw new EOFException("`" + name + "` has become shorter");
          }
          position += read;
          return read;
        }
      };
    }
  }
}
