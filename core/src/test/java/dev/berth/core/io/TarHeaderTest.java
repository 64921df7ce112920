package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TarHeaderTest {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  /** What an independent reader makes of the header. */
  private static TarArchiveEntry read(byte[] header) throws IOException {
    ByteArrayOutputStream archive = new ByteArrayOutputStream();
    archive.writeBytes(header);
    archive.writeBytes(TarHeader.end());
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new ByteArrayInputStream(archive.toByteArray()), "UTF-8")) {
      return tar.getNextEntry();
    }
  }

  static Stream<String> shortPaths() {
    return Stream.of(
        "a",
        "a".repeat(100),
        "d".repeat(155) + "/" + "f".repeat(100),
        "d".repeat(100) + "/" + "e".repeat(54) + "/" + "f".repeat(100),
        "opt/" + "x/".repeat(60) + "f");
  }

  static Stream<String> longPaths() {
    return Stream.of(
        "a".repeat(101),
        "d".repeat(156) + "/f",
        "d".repeat(155) + "/" + "f".repeat(101),
        "x/".repeat(200) + "f",
        "opt/größe",
        "opt/\u65e5\u672c.py");
  }

  @ParameterizedTest
  @MethodSource("shortPaths")
  void aPathThatFitsTakesOneBlock(String path) throws IOException {
    byte[] header = TarHeader.of(TarEntry.file(path, 0644, 0, TIME));

    assertThat(header).hasSize(512);
    assertThat(read(header).getName()).isEqualTo(path);
  }

  @ParameterizedTest
  @MethodSource("longPaths")
  void anyOtherPathIsInAnExtendedHeader(String path) throws IOException {
    byte[] header = TarHeader.of(TarEntry.file(path, 0644, 0, TIME));

    assertThat(header.length).isGreaterThanOrEqualTo(3 * 512);
    assertThat(header.length % 512).isZero();
    assertThat(read(header).getName()).isEqualTo(path);
  }

  @ParameterizedTest
  @MethodSource({"shortPaths", "longPaths"})
  void aFolderEndsWithASlash(String path) throws IOException {
    TarArchiveEntry entry = read(TarHeader.of(TarEntry.directory(path, 0755, TIME)));

    assertThat(entry.getName()).isEqualTo(path + "/");
    assertThat(entry.isDirectory()).isTrue();
  }

  @Test
  void saysWhatTheEntrySays() throws IOException {
    TarArchiveEntry entry =
        read(TarHeader.of(new TarEntry("a/b", TarEntry.Type.FILE, 04755, 10, 20, 12345, "", TIME)));

    assertThat(entry.isFile()).isTrue();
    assertThat(entry.getMode() & 07777).isEqualTo(04755);
    assertThat(entry.getLongUserId()).isEqualTo(10);
    assertThat(entry.getLongGroupId()).isEqualTo(20);
    assertThat(entry.getSize()).isEqualTo(12345);
    assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(TIME);
    assertThat(entry.getUserName()).isEmpty();
  }

  @Test
  void holdsNumbersThatTheFieldsHaveNoRoomFor() throws IOException {
    Instant early = Instant.ofEpochSecond(-5);
    TarArchiveEntry entry =
        read(
            TarHeader.of(
                new TarEntry(
                    "a", TarEntry.Type.FILE, 0644, 3_000_000, 4_000_000, 9L << 30, "", early)));

    assertThat(entry.getSize()).isEqualTo(9L << 30);
    assertThat(entry.getLongUserId()).isEqualTo(3_000_000);
    assertThat(entry.getLongGroupId()).isEqualTo(4_000_000);
    assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(early);
  }

  @Test
  void attributesAreInAnExtendedHeader() throws IOException {
    ExtendedAttributes attributes =
        ExtendedAttributes.NONE
            .with("user.größe", "12".getBytes(StandardCharsets.UTF_8))
            .with("user.a", "b=c\n".getBytes(StandardCharsets.UTF_8));
    TarArchiveEntry entry =
        read(
            TarHeader.of(
                new TarEntry("a", TarEntry.Type.FILE, 0644, 0, 0, 0, "", TIME, attributes)));

    assertThat(entry.getName()).isEqualTo("a");
    assertThat(entry.getExtraPaxHeaders())
        .containsOnly(
            Map.entry("SCHILY.xattr.user.größe", "12"), Map.entry("SCHILY.xattr.user.a", "b=c\n"));
  }

  @Test
  void linksPointWhereTheyShould() throws IOException {
    String far = "../".repeat(40) + "x";

    assertThat(read(TarHeader.of(TarEntry.symbolicLink("a", "b", TIME))).getLinkName())
        .isEqualTo("b");
    assertThat(read(TarHeader.of(TarEntry.symbolicLink("a", far, TIME))).getLinkName())
        .isEqualTo(far);
    TarArchiveEntry hard =
        read(TarHeader.of(new TarEntry("a", TarEntry.Type.HARD_LINK, 0644, 0, 0, 0, "b", TIME)));
    assertThat(hard.isLink()).isTrue();
    assertThat(hard.getLinkName()).isEqualTo("b");
  }

  @Test
  void isTheBlockThatThePosixFormatDescribes() {
    byte[] header = TarHeader.of(TarEntry.file("opt/a.py", 0644, 5, TIME));

    assertThat(new String(header, StandardCharsets.ISO_8859_1).replace('\0', '.').stripTrailing())
        .startsWith("opt/a.py.")
        .contains("0000644.0000000.0000000.00000000005.02263773600.")
        .contains("ustar.00");
  }

  @Test
  void contentIsFilledUpToABlock() {
    assertThat(Stream.of(0L, 1L, 511L, 512L, 513L, (9L << 30) + 1).map(TarHeader::paddingAfter))
        .containsExactly(0, 511, 1, 0, 511, 511);
  }
}
