package dev.berth.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the central directory of a zip file, and refuses what could be read in two ways. */
final class ZipDirectory {

  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_SIZE = 46;

  /** Encryption, patches, strong encryption and masked headers (APPNOTE.TXT, 4.4.4). */
  private static final int UNREADABLE = 1 | 1 << 5 | 1 << 6 | 1 << 13;

  private static final int UNIX = 3;
  private static final int TYPE = 0170000;
  private static final int REGULAR = 0100000;
  private static final int DIRECTORY = 0040000;

  /** A bomb is what grows by more than this and is large besides; real wheels grow tenfold. */
  private static final long LARGEST_RATIO = 100;

  private static final long SMALL = 1L << 30;

  private final FileChannel channel;
  private final String archive;

  ZipDirectory(FileChannel channel, String archive) {
    this.channel = channel;
    this.archive = archive;
  }

  List<ZipMember> read() throws IOException {
    ZipEnd end = new ZipEnd.Reader(channel, archive).read();
    ByteBuffer directory = ZipEnd.read(channel, end.directoryOffset(), (int) end.directorySize());
    List<ZipMember> members = new ArrayList<>();
    while (directory.hasRemaining()) {
      members.add(readEntry(directory));
    }
    if (members.size() != end.entries()) {
      throw damaged(
          "its directory has " + members.size() + " entries, its end says " + end.entries());
    }
    checkNames(members);
    checkGrowth(members);
    return withLimits(members, end.directoryOffset());
  }

  private ZipMember readEntry(ByteBuffer directory) {
    if (directory.remaining() < ENTRY_SIZE) {
      throw damaged("its directory ends inside an entry");
    }
    ByteBuffer header = directory.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != ENTRY_SIGNATURE) {
      throw damaged("its directory has something else among its entries");
    }
    int nameLength = header.getShort(28) & 0xffff;
    int extraLength = header.getShort(30) & 0xffff;
    int commentLength = header.getShort(32) & 0xffff;
    int length = ENTRY_SIZE + nameLength + extraLength + commentLength;
    if (length > header.limit()) {
      throw damaged("its directory ends inside an entry");
    }
    directory.position(directory.position() + length);
    byte[] rawName = new byte[nameLength];
    header.get(ENTRY_SIZE, rawName);
    String name = decode(rawName);
    ByteBuffer extra = header.slice(ENTRY_SIZE + nameLength, extraLength);
    Zip64Sizes sizes =
        Zip64Sizes.read(extra, header.getInt(24), header.getInt(20), header.getInt(42), true)
            .orElseThrow(() -> damaged(name, "has a broken extra field"));
    if (sizes.unicodeName().isPresent() && !Arrays.equals(sizes.unicodeName().get(), rawName)) {
      throw damaged(name, "has two names");
    }
    boolean unix = (header.getShort(4) >>> 8 & 0xff) == UNIX;
    ZipMember member =
        new ZipMember(
            name,
            header.getShort(8) & 0xffff,
            header.getShort(10) & 0xffff,
            header.getInt(16),
            sizes.compressedSize(),
            sizes.size(),
            unix ? header.getInt(38) >>> 16 : 0,
            sizes.offset(),
            0);
    check(member);
    return member;
  }

  private String decode(byte[] name) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(name)).toString();
    } catch (CharacterCodingException e) {
      throw damaged(new String(name, StandardCharsets.ISO_8859_1), "has a name that is not UTF-8");
    }
  }

  private void check(ZipMember member) {
    ArchivePath.faultIn(member.name())
        .ifPresent(
            fault -> {
              throw damaged(member.name(), fault);
            });
    if ((member.flags() & UNREADABLE) != 0) {
      throw damaged(member.name(), "is encrypted or patched");
    }
    if (member.method() != ZipMember.STORED && member.method() != ZipMember.DEFLATED) {
      throw damaged(
          member.name(),
          "is compressed with method " + member.method() + ", wheels have 0 (stored) or 8");
    }
    if (member.method() == ZipMember.STORED && member.size() != member.compressedSize()) {
      throw damaged(member.name(), "is stored but has two sizes");
    }
    int type = member.mode() & TYPE;
    if (type != 0 && type != REGULAR && type != DIRECTORY) {
      throw damaged(member.name(), "is a link or a device");
    }
    if (type == DIRECTORY && !member.isDirectory()) {
      throw damaged(member.name(), "is marked as a folder but named as a file");
    }
    if (member.isDirectory() && member.size() != 0) {
      throw damaged(member.name(), "is a folder with content");
    }
  }

  private void checkNames(List<ZipMember> members) {
    Map<String, Boolean> directories = new HashMap<>();
    for (ZipMember member : members) {
      String path =
          member.isDirectory()
              ? member.name().substring(0, member.name().length() - 1)
              : member.name();
      if (directories.put(path, member.isDirectory()) != null) {
        throw damaged(member.name(), "is there twice");
      }
    }
    for (ZipMember member : members) {
      int slash = member.name().indexOf('/');
      while (slash >= 0 && slash < member.name().length() - 1) {
        if (Boolean.FALSE.equals(directories.get(member.name().substring(0, slash)))) {
          throw damaged(member.name(), "is inside something that is a file");
        }
        slash = member.name().indexOf('/', slash + 1);
      }
    }
  }

  private void checkGrowth(List<ZipMember> members) throws IOException {
    long total = 0;
    for (ZipMember member : members) {
      total += member.size();
      if (total < 0 || total > SMALL && total / LARGEST_RATIO > channel.size()) {
        throw damaged(
            member.name(),
            String.format(
                "the archive would grow from %d bytes to more than %d times as much",
                channel.size(), LARGEST_RATIO));
      }
    }
  }

  /** Entries may not overlap, so each ends at the latest where the next one begins. */
  private List<ZipMember> withLimits(List<ZipMember> members, long directoryOffset) {
    List<ZipMember> byOffset = new ArrayList<>(members);
    byOffset.sort(Comparator.comparingLong(ZipMember::offset).reversed());
    Map<String, Long> limits = new HashMap<>();
    long limit = directoryOffset;
    for (ZipMember member : byOffset) {
      if (member.offset() >= limit) {
        throw damaged(member.name(), "overlaps what follows it");
      }
      limits.put(member.name(), limit);
      limit = member.offset();
    }
    return members.stream().map(member -> member.withLimit(limits.get(member.name()))).toList();
  }

  private DamagedArchiveException damaged(String entry, String fault) {
    return new DamagedArchiveException(archive, Optional.of(entry), fault);
  }

  private DamagedArchiveException damaged(String fault) {
    return new DamagedArchiveException(archive, Optional.empty(), fault);
  }
}
