package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.TestZip.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipArchiveTest {

  private static final String TEXT = "text ".repeat(100);

  @TempDir private Path folder;

  private final TestZip zip = new TestZip();

  private Map<String, String> read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("file"), bytes);
    Map<String, String> contents = new LinkedHashMap<>();
    try (ZipArchive archive = ZipArchive.open(file, "a.whl")) {
      for (ZipMember member : archive.members()) {
        try (InputStream in = archive.content(member, Optional.empty()).open()) {
          contents.put(member.name(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return contents;
  }

  private void refuses(byte[] bytes, Optional<String> entry, String fault) {
    assertThatThrownBy(() -> read(bytes))
        .isInstanceOfSatisfying(
            DamagedArchiveException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(fault);
              assertThat(e.entry()).isEqualTo(entry);
              assertThat(e.archive()).isEqualTo("a.whl");
            });
  }

  static Stream<Arguments> sound() {
    return Stream.of(
        sound("deflated", entry -> {}),
        sound("stored", Entry::stored),
        sound("with a data descriptor", Entry::descriptor),
        sound("with zip64 sizes", Entry::wide),
        sound("with zip64 sizes and a data descriptor", entry -> entry.wide().descriptor()),
        sound("without a mark for UTF-8", entry -> entry.flags = 0),
        sound("with an extra field", entry -> entry.extra = new byte[] {9, 9, 1, 0, 7}),
        sound("with padding behind its extra fields", entry -> entry.extra = new byte[3]),
        sound("from a system without modes", entry -> entry.mode = 0));
  }

  private static Arguments sound(String what, Consumer<Entry> change) {
    return Arguments.of(what, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sound")
  void readsAnEntry(String what, Consumer<Entry> change) throws IOException {
    zip.add("a/b.py", TEXT);
    change.accept(zip.add("a/größe.py", TEXT + "2"));
    zip.add("last", "");

    assertThat(read(zip.bytes()))
        .containsExactly(
            Map.entry("a/b.py", TEXT), Map.entry("a/größe.py", TEXT + "2"), Map.entry("last", ""));
  }

  @Test
  void readsAZip64EndAndAComment() throws IOException {
    zip.add("a", TEXT);

    assertThat(read(zip.wideEnd().comment("PK\5\6 is not the end").bytes()))
        .containsExactly(Map.entry("a", TEXT));
  }

  @Test
  void keepsNamesApartThatDifferInCaseOnly() throws IOException {
    zip.add("a.py", "1");
    zip.add("A.py", "2");

    assertThat(read(zip.bytes())).containsEntry("a.py", "1").containsEntry("A.py", "2");
  }

  @Test
  void tellsFoldersAndExecutablesByTheModesOfRegularFiles() throws IOException {
    zip.add("d/", "").stored().mode(0040755);
    zip.add("d/run", "x").mode(0100775);
    zip.add("d/odd", "x").mode(0000755);
    zip.add("d/plain", "x").mode(0100664);
    Path file = zip.write(folder.resolve("a.whl"));

    try (ZipArchive archive = ZipArchive.open(file, "a.whl")) {
      assertThat(archive.members().stream().map(ZipMember::isDirectory))
          .containsExactly(true, false, false, false);
      assertThat(archive.members().stream().map(ZipMember::isExecutable))
          .containsExactly(false, true, false, false);
    }
  }

  static Stream<Arguments> badNames() {
    return Stream.of(
        Arguments.of("", "has no name"),
        Arguments.of("/etc/passwd", "has an absolute path"),
        Arguments.of("../evil", "leaves the archive with `..`"),
        Arguments.of("a/../../evil", "leaves the archive with `..`"),
        Arguments.of("a/..", "leaves the archive with `..`"),
        Arguments.of("a\\b", "has a backslash in its name"),
        Arguments.of("a\0b", "has a control character in its name"),
        Arguments.of("a\nb", "has a control character in its name"),
        Arguments.of("C:evil", "has a drive letter in its name"),
        Arguments.of("a//b", "has an empty part or a `.` in its path"),
        Arguments.of("./a", "has an empty part or a `.` in its path"),
        Arguments.of("x".repeat(256), "has a part of more than 255 bytes in its path"),
        Arguments.of("ü".repeat(128), "has a part of more than 255 bytes in its path"),
        Arguments.of("long/".repeat(800) + "x", "has a name of more than 3800 bytes"));
  }

  @ParameterizedTest
  @MethodSource("badNames")
  void refusesANameThatCannotBeUnpacked(String name, String fault) {
    zip.add("good", TEXT);
    zip.add(name, TEXT);

    refuses(zip.bytes(), Optional.of(name), fault);
  }

  static Stream<Arguments> badEntries() {
    return Stream.of(
        bad("has a name that is not UTF-8", entry -> entry.name[0] = (byte) 0xff),
        bad("has another name in its local header", entry -> entry.localName = new byte[] {'x'}),
        bad(
            "has two names",
            entry -> entry.extra = new byte[] {0x75, 0x70, 6, 0, 1, 0, 0, 0, 0, 'x'}),
        bad("has a broken extra field", entry -> entry.extra = new byte[] {9, 9, 50, 0, 7}),
        bad("is encrypted or patched", entry -> entry.flags |= 1),
        bad("is encrypted or patched", entry -> entry.flags |= 1 << 13),
        bad(
            "is compressed with method 12, wheels have 0 (stored) or 8",
            entry -> entry.method = 12),
        bad(
            "has another method or other flags in its local header",
            entry -> entry.localMethod = 0),
        bad("is stored but has two sizes", entry -> entry.method = 0),
        bad("is a link or a device", entry -> entry.mode = 0120777),
        bad("is a link or a device", entry -> entry.mode = 0020644),
        bad("is a link or a device", entry -> entry.mode = 0010644),
        bad("is marked as a folder but named as a file", entry -> entry.mode = 0040755),
        bad("has another size or CRC-32 in its local header", entry -> entry.localSize = 7),
        bad("has another size or CRC-32 in its local header", entry -> entry.localCrc32 = 7),
        bad(
            "has a data descriptor that the central directory disagrees with",
            entry -> entry.descriptor().localCrc32 = 7),
        bad("has 500 bytes, the archive says 501", entry -> entry.size = 501),
        bad("has more than the 499 bytes the archive says", entry -> entry.size = 499),
        bad(
            "has CRC-32 " + crcOfText() + ", the archive says 00000007",
            entry -> entry.crc32 = entry.localCrc32 = 7),
        bad(
            "its compressed data has no end",
            entry -> entry.data = Arrays.copyOf(entry.data, entry.data.length - 2)),
        bad(
            "its compressed data goes on after its end",
            entry -> entry.data = Arrays.copyOf(entry.data, entry.data.length + 2)),
        bad("its compressed data is broken", entry -> Arrays.fill(entry.data, (byte) 0xff)),
        bad("overlaps what follows it", entry -> entry.offset = 1 << 20));
  }

  private static String crcOfText() {
    return String.format("%08x", new Entry("x", TEXT.getBytes(StandardCharsets.UTF_8)).crc32);
  }

  private static Arguments bad(String fault, Consumer<Entry> change) {
    return Arguments.of(fault, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badEntries")
  void refusesAnEntryThat(String fault, Consumer<Entry> change) {
    zip.add("first", TEXT);
    Entry entry = zip.add("bad", TEXT);
    change.accept(entry);
    zip.add("last", TEXT);

    refuses(zip.bytes(), Optional.of(new String(entry.name, StandardCharsets.ISO_8859_1)), fault);
  }

  @Test
  void refusesTwoEntriesOnTheSameBytes() {
    zip.add("one", TEXT);
    zip.add("two", TEXT).offset = 0;

    refuses(zip.bytes(), Optional.of("two"), "overlaps what follows it");
  }

  @Test
  void refusesAnEntryWithoutALocalHeader() {
    zip.add("one", TEXT).offset = 1;

    refuses(
        zip.bytes(), Optional.of("one"), "has no local header where the central directory says");
  }

  @Test
  void refusesAnEntryWithinAnother() {
    TestZip inner = new TestZip();
    inner.add("two", TEXT);
    zip.add("one", inner.bytes()).stored();
    zip.add("two", TEXT).offset = 30 + 3;

    refuses(zip.bytes(), Optional.of("one"), "overlaps what follows it");
  }

  @Test
  void refusesANameThatIsThereTwice() {
    zip.add("a", "1");
    zip.add("a", "2");
    refuses(zip.bytes(), Optional.of("a"), "is there twice");
  }

  @Test
  void refusesSomethingThatIsAFileAndAFolder() {
    zip.add("a/b", "1");
    zip.add("a", "2");

    refuses(zip.bytes(), Optional.of("a/b"), "is inside something that is a file");
  }

  @Test
  void refusesABomb() {
    Entry bomb = zip.add("bomb", TEXT).wide();
    bomb.size = 10_000_000_000L;

    refuses(
        zip.bytes(),
        Optional.of("bomb"),
        "the archive would grow from "
            + zip.bytes().length
            + " bytes to more than 100 times as much");
  }

  @Test
  void refusesFoldersWithContent() {
    zip.add("a/", TEXT);

    refuses(zip.bytes(), Optional.of("a/"), "is a folder with content");
  }

  @Test
  void refusesWhatIsNoZipFile() {
    refuses(new byte[0], Optional.empty(), "it is not a zip file, or its end is missing");
    refuses(new byte[9000], Optional.empty(), "it is not a zip file, or its end is missing");
  }

  @Test
  void refusesBytesBeforeTheArchive() {
    zip.add("a", TEXT);
    byte[] moved = new byte[zip.bytes().length + 10];
    System.arraycopy(zip.bytes(), 0, moved, 10, moved.length - 10);

    refuses(moved, Optional.empty(), "its directory does not end where the file's end begins");
  }

  @Test
  void refusesAFileThatIsCutAnywhere() {
    zip.add("a", TEXT);
    zip.add("b", TEXT).descriptor();
    byte[] whole = zip.bytes();

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(DamagedArchiveException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingButARefusalComesOfAnyChange(long seed) throws IOException {
    zip.add("a/b.py", TEXT);
    zip.add("a/c.py", TEXT).descriptor();
    zip.add("a/d.py", TEXT).wide();
    zip.add("d/", "").stored().mode(0040755);
    zip.add("e", TEXT).stored();
    byte[] whole = (seed % 2 == 0 ? zip.wideEnd() : zip).bytes();
    Random random = new Random(seed);

    for (int round = 0; round < 400; round++) {
      byte[] changed = whole.clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        int at = random.nextInt(changed.length);
        changed[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) -random.nextInt(2);
      }
      if (random.nextInt(10) == 0) {
        changed = Arrays.copyOf(changed, random.nextInt(changed.length));
      }
      try {
        read(changed).values().forEach(text -> assertThat(text).matches("(?s)(text ){100}|"));
      } catch (DamagedArchiveException e) {
        assertThat(e.problems()).hasSize(1);
      }
    }
  }

  @Test
  void namesArchiveAndEntryInWords() {
    assertThat(
            new DamagedArchiveException("a.whl", Optional.of("b\u001b[2J"), "is there twice")
                .problems()
                .get(0))
        .satisfies(
            problem -> {
              assertThat(problem.message()).isEqualTo("cannot read `a.whl`");
              assertThat(problem.causes()).containsExactly("`b\\x1b[2J`: is there twice");
              assertThat(problem.hint()).isEmpty();
            });
  }
}
