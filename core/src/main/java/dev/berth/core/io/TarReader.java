package dev.berth.core.io;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The members of an uncompressed tar archive (ustar, pax, GNU), one after the other. Ours and not a
 * library's, because the value of an extended attribute is bytes, which the library that we have
 * for other formats decodes as text.
 */
final class TarReader {

  /** Of a header's own content: the kernel allows an attribute 64 KiB, and a path 4. */
  private static final long LARGEST_HEADER = 64L << 20;

  private final Counted archive;
  private final PaxRecords global = PaxRecords.none();
  private String name = "";
  private long contentEnd;
  private long nextHeader;

  /** Reads from the start of an archive; content that nobody wants is skipped. */
  TarReader(InputStream archive) {
    this.archive = new Counted(archive);
  }

  /**
   * The next member; nothing after the last.
   *
   * @throws IOException when this is not a tar archive, or is cut off
   */
  Optional<TarMember> next() throws IOException {
    skipContent();
    PaxRecords records = global.copy();
    String longName = "";
    String longTarget = "";
    while (true) {
      byte[] bytes = archive.readNBytes(TarHeader.BLOCK);
      if (bytes.length % TarHeader.BLOCK != 0) {
        throw new EOFException("cut off after " + archive.count + " bytes");
      }
      // Some archives end without the empty blocks.
      if (TarBlock.isEmpty(bytes)) {
        return Optional.empty();
      }
      TarBlock block = TarBlock.checked(bytes);
      switch (block.typeFlag()) {
        case 'x', 'X' -> records.add(header(block));
        case 'g' -> {
          byte[] header = header(block);
          global.add(header);
          records.add(header);
        }
        case 'L' -> longName = text(header(block));
        case 'K' -> longTarget = text(header(block));
        default -> {
          return Optional.of(member(block, records, longName, longTarget));
        }
      }
    }
  }

  /** What is left of the last member's content; ends where it ends. */
  InputStream content() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        long left = contentEnd - archive.count;
        if (left <= 0) {
          return length == 0 ? 0 : -1;
        }
        int read = archive.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
          throw cutOff();
        }
        return read;
      }
    };
  }

  private void skipContent() throws IOException {
    try {
      archive.skipNBytes(nextHeader - archive.count);
    } catch (EOFException e) {
      throw cutOff();
    }
  }

  private EOFException cutOff() {
    return new EOFException("cut off inside `" + name + "`");
  }

  private TarMember member(TarBlock block, PaxRecords records, String longName, String longTarget)
      throws IOException {
    name = records.text("path").orElse(longName.isEmpty() ? block.name() : longName);
    name = records.text("GNU.sparse.name").orElse(name);
    TarMember.Type type = type(block, records);
    boolean link = type == TarMember.Type.SYMBOLIC_LINK || type == TarMember.Type.HARD_LINK;
    String target =
        records.text("linkpath").orElse(longTarget.isEmpty() ? block.linkTarget() : longTarget);
    if (block.typeFlag() == 'S' && block.isSparseHeaderContinued()) {
      skipSparseHeaders();
    }
    setContent(hasContent(type) ? records.number("size", block.size()) : 0);
    return new TarMember(
        name,
        type,
        block.mode(),
        records.number("uid", block.userId()),
        records.number("gid", block.groupId()),
        type == TarMember.Type.FILE ? contentEnd - archive.count : 0,
        link ? target : "",
        archive.count,
        records.attributes());
  }

  private TarMember.Type type(TarBlock block, PaxRecords records) {
    return switch (block.typeFlag()) {
      case '\0', '0', '7' ->
          records.isOfSparseFile()
              ? TarMember.Type.SPARSE_FILE
              : name.endsWith("/") ? TarMember.Type.DIRECTORY : TarMember.Type.FILE;
      case '1' -> TarMember.Type.HARD_LINK;
      case '2' -> TarMember.Type.SYMBOLIC_LINK;
      case '3' -> TarMember.Type.CHARACTER_DEVICE;
      case '4' -> TarMember.Type.BLOCK_DEVICE;
      case '5' -> TarMember.Type.DIRECTORY;
      case '6' -> TarMember.Type.NAMED_PIPE;
      case 'S' -> TarMember.Type.SPARSE_FILE;
      default -> TarMember.Type.OTHER;
    };
  }

  /** Some programs say sizes of links, devices and folders too, and write no content. */
  private static boolean hasContent(TarMember.Type type) {
    return type == TarMember.Type.FILE
        || type == TarMember.Type.SPARSE_FILE
        || type == TarMember.Type.OTHER;
  }

  private void skipSparseHeaders() throws IOException {
    byte[] more;
    do {
      more = archive.readNBytes(TarHeader.BLOCK);
      if (more.length < TarHeader.BLOCK) {
        throw cutOff();
      }
    } while (more[504] != 0);
  }

  private byte[] header(TarBlock block) throws IOException {
    name = block.name();
    setContent(block.size());
    if (contentEnd - archive.count > LARGEST_HEADER) {
      throw new IOException("not a tar archive: an extended header is too large");
    }
    byte[] header = content().readAllBytes();
    skipContent();
    return header;
  }

  private void setContent(long size) throws IOException {
    // Where the content and what fills its last block end are numbers too.
    if (size < 0 || size > Long.MAX_VALUE - archive.count - TarHeader.BLOCK) {
      throw new IOException("not a tar archive: `" + name + "` has " + size + " bytes");
    }
    contentEnd = archive.count + size;
    nextHeader = contentEnd + TarHeader.paddingAfter(size);
  }

  /** The name in a header of GNU's, which may end with a NUL. */
  private static String text(byte[] header) {
    int end = 0;
    while (end < header.length && header[end] != 0) {
      end++;
    }
    return new String(header, 0, end, StandardCharsets.UTF_8);
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = in.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = in.read(bytes, offset, length);
      count += Math.max(read, 0);
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = in.skip(wanted);
      count += skipped;
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
