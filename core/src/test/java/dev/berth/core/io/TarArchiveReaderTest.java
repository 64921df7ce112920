package dev.berth.core.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.support.Mutations;
import dev.berth.core.support.TestImages.Tar;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TarArchiveReaderTest {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  /** {@code cap_setuid=ep}: the 0x80 is no UTF-8. */
  private static final byte[] CAPABILITY = {
    1, 0, 0, 2, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  private List<TarMember> read() throws IOException {
    archive.writeBytes(TarHeader.end());
    return TarArchiveReader.read(archive.toByteArray());
  }

  /** A header whose kind is another. */
  private void addHeader(char typeFlag, String name, long size) {
    byte[] block = TarHeader.of(TarEntry.file(name, 0644, size, TIME));
    block[156] = (byte) typeFlag;
    int sum = 8 * ' ';
    for (int i = 0; i < block.length; i++) {
      sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
    }
    byte[] digits = String.format("%06o\0 ", sum).getBytes(UTF_8);
    System.arraycopy(digits, 0, block, 148, digits.length);
    archive.writeBytes(block);
  }

  private void addContent(byte[] content) {
    archive.writeBytes(content);
    archive.writeBytes(new byte[TarHeader.paddingAfter(content.length)]);
  }

  @Test
  void attributesKeepTheirBytes() throws IOException {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    ExtendedAttributes attributes =
        ExtendedAttributes.NONE
            .with("security.capability", CAPABILITY)
            .with("user.größe", all)
            .with("user.none", new byte[0]);
    archive.writeBytes(
        TarHeader.of(
            new TarEntry("a", TarEntry.Type.DIRECTORY, 0755, 1, 2, 0, "", TIME, attributes)));
    archive.writeBytes(TarHeader.of(TarEntry.directory("b", 0755, TIME)));

    List<TarMember> members = read();

    assertThat(members.get(0).attributes()).isEqualTo(attributes);
    assertThat(members.get(0).attributes().find("security.capability")).contains(CAPABILITY);
    assertThat(members.get(0).attributes().find("user.größe")).contains(all);
    assertThat(members.get(1).attributes()).isEqualTo(ExtendedAttributes.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "2, 2, 1", "2, 1, 2"})
  void readsWhatAnotherWriterWrites(int longNames, int bigNumbers, long seed) throws IOException {
    Random random = new Random(seed);
    List<TarMember> expected = new ArrayList<>();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, "UTF-8")) {
      tar.setLongFileMode(
          longNames == 1
              ? TarArchiveOutputStream.LONGFILE_GNU
              : TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(
          bigNumbers == 1
              ? TarArchiveOutputStream.BIGNUMBER_STAR
              : TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (int i = 0; i < 200; i++) {
        TarMember member = random(random, i);
        TarArchiveEntry entry = new TarArchiveEntry(member.name(), flag(member.type()));
        entry.setMode(member.mode());
        entry.setUserId(member.userId());
        entry.setGroupId(member.groupId());
        entry.setSize(member.size());
        entry.setLinkName(member.linkTarget());
        tar.putArchiveEntry(entry);
        tar.write(new byte[(int) member.size()]);
        tar.closeArchiveEntry();
        expected.add(member);
      }
    }

    List<TarMember> members = TarArchiveReader.read(archive.toByteArray());

    assertThat(members)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("offset")
        .isEqualTo(expected);
  }

  private static TarMember random(Random random, int number) {
    TarMember.Type type = TarMember.Type.values()[random.nextInt(7)];
    boolean link = type == TarMember.Type.SYMBOLIC_LINK || type == TarMember.Type.HARD_LINK;
    return new TarMember(
        "opt/"
            + "größe/".repeat(random.nextInt(60))
            + number
            + (type == TarMember.Type.DIRECTORY ? "/" : ""),
        type,
        random.nextInt(010000),
        random.nextInt(4) == 0 ? random.nextInt(Integer.MAX_VALUE) : 1000,
        random.nextInt(4) == 0 ? random.nextInt(Integer.MAX_VALUE) : 1000,
        type == TarMember.Type.FILE ? random.nextInt(2000) : 0,
        link ? "../ü".repeat(1 + random.nextInt(60)) : "",
        0,
        ExtendedAttributes.NONE);
  }

  private static byte flag(TarMember.Type type) {
    return switch (type) {
      case DIRECTORY -> TarConstants.LF_DIR;
      case SYMBOLIC_LINK -> TarConstants.LF_SYMLINK;
      case HARD_LINK -> TarConstants.LF_LINK;
      case CHARACTER_DEVICE -> TarConstants.LF_CHR;
      case BLOCK_DEVICE -> TarConstants.LF_BLK;
      case NAMED_PIPE -> TarConstants.LF_FIFO;
      default -> TarConstants.LF_NORMAL;
    };
  }

  @Test
  void largeContentIsNotRead(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("large.tar");
    long size = (9L << 30) + 5;
    byte[] header = TarHeader.of(TarEntry.file("large", 0644, size, TIME));
    long end = header.length + size + TarHeader.paddingAfter(size);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(header));
      out.write(ByteBuffer.wrap(new Tar().file("small", 0644, "small").bytes()), end);
    }

    List<TarMember> members = TarArchiveReader.read(file);

    assertThat(members).extracting(TarMember::name).containsExactly("large", "small");
    assertThat(members).extracting(TarMember::size).containsExactly(size, 5L);
    assertThat(Content.slice(file, members.get(1).offset(), 5).open()).hasContent("small");
    try (FileChannel cut = FileChannel.open(file, StandardOpenOption.WRITE)) {
      cut.truncate(end - 1);
    }
    assertThatThrownBy(() -> TarArchiveReader.read(file)).hasMessage("cut off inside `large`");
    Files.delete(file);
  }

  @Test
  void whatIsNoUtf8InANameShows() throws IOException {
    addHeader('x', "ext", 15);
    addContent("15 path=a/gr\u00f6\u00df\n".getBytes(ISO_8859_1));
    addHeader('0', "a", 0);

    assertThat(read()).extracting(TarMember::name).containsExactly("a/gr\uFFFD\uFFFD");
  }

  @Test
  void recordsForAllHoldUntilOneSaysOtherwise() throws IOException {
    addHeader('g', "global", 12);
    addContent("12 uid=1234\n".getBytes(UTF_8));
    addHeader('0', "a", 0);
    addHeader('x', "ext", 9);
    addContent("9 uid=56\n".getBytes(UTF_8));
    addHeader('0', "b", 0);
    addHeader('0', "c", 0);

    assertThat(read()).extracting(TarMember::userId).containsExactly(1234L, 56L, 1234L);
  }

  @Test
  void linksAndDevicesHaveNoContentWhateverTheirSize() throws IOException {
    addHeader('1', "link", 1000);
    addHeader('3', "device", 1000);
    addHeader('x', "ext", 16);
    addContent("16 path=folder/\n".getBytes(UTF_8));
    addHeader('0', "folder", 0);
    addHeader('Z', "unknown", 3);
    addContent(new byte[3]);
    addHeader('7', "file", 3);
    addContent(new byte[3]);

    List<TarMember> members = read();

    assertThat(members).extracting(TarMember::size).containsExactly(0L, 0L, 0L, 0L, 3L);
    assertThat(members)
        .extracting(TarMember::type)
        .containsExactly(
            TarMember.Type.HARD_LINK,
            TarMember.Type.CHARACTER_DEVICE,
            TarMember.Type.DIRECTORY,
            TarMember.Type.OTHER,
            TarMember.Type.FILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "15 path=abcdefg", // No line feed at its end.
        "99 path=abcdef\n",
        "5 path=abcdef\n",
        "15 pathabcdefg\n",
        "path=abcdef\n",
        "-5 path=abcde\n",
        "2 =abc\n",
        "9 size=x\n",
        "10 size=-1\n",
        "28 size=9223372036854775807\n"
      })
  void refusesABrokenExtendedHeader(String header) {
    byte[] bytes = header.getBytes(UTF_8);
    addHeader('x', "ext", bytes.length);
    addContent(bytes);
    addHeader('0', "a", 0);

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("not a tar archive: ");
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] header = TarHeader.of(TarEntry.file("a", 0644, 0, TIME));
    header[0] = 'b';
    archive.writeBytes(header);

    assertThatThrownBy(this::read).hasMessage("not a tar archive: a header has the wrong checksum");
  }

  @Test
  void refusesSparseFilesOfBothKinds() {
    addHeader('S', "gnu", 0);
    assertThatThrownBy(this::read).hasMessage("`gnu` is a sparse file, which is not supported");

    archive.reset();
    addHeader('x', "ext", 22);
    addContent("22 GNU.sparse.major=1\n".getBytes(UTF_8));
    addHeader('0', "posix", 0);
    assertThatThrownBy(this::read).hasMessage("`posix` is a sparse file, which is not supported");
  }

  @Test
  void nothingElseComesOfDamage() {
    archive.writeBytes(
        TarHeader.of(
            new TarEntry(
                "größe",
                TarEntry.Type.FILE,
                0644,
                3_000_000,
                0,
                10,
                "",
                TIME,
                ExtendedAttributes.NONE.with("security.capability", CAPABILITY))));
    addContent(new byte[10]);
    archive.writeBytes(new Tar().folder("a").link("a/b", "c").bytes());
    byte[] whole = archive.toByteArray();

    for (int seed = 0; seed < 3000; seed++) {
      byte[] damaged = Mutations.of(whole, new Random(seed));
      try {
        assertThat(TarArchiveReader.read(damaged)).hasSizeLessThan(20);
      } catch (IOException e) {
        assertThat(e).hasMessageMatching("(?s)(not a tar archive: |cut off ).*");
      }
    }
  }
}
