package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DebArchiveTest {

  @TempDir Path folder;

  private final TestDeb deb = TestDeb.of("tool", "1.0-1", "Depends: libc6\n");

  @ParameterizedTest
  @ValueSource(strings = {"xz", "gz", "zst", ""})
  void readsControlAndDataInEveryCompression(String compression) throws IOException {
    deb.controlFile("postinst", "#!/bin/sh\n");
    deb.folder("./", 0755).folder("./usr/", 0755).file("./usr/tool", 04755, "hello");
    deb.link("./usr/link", "tool").hardLink("./usr/same", "./usr/tool");

    DebArchive archive = unpack(deb.build(compression));

    assertThat(archive.field("Package")).isEqualTo("tool");
    assertThat(archive.field("depends")).isEqualTo("libc6");
    assertThat(archive.controlText("postinst")).isEqualTo("#!/bin/sh\n");
    assertThat(archive.entries())
        .extracting(entry -> entry.path() + " " + entry.type() + " " + entry.linkTarget())
        .containsExactly(
            "usr DIRECTORY ",
            "usr/tool FILE ",
            "usr/link SYMBOLIC_LINK tool",
            "usr/same HARD_LINK usr/tool");
    DebEntry tool = archive.entries().get(1);
    assertThat(tool.mode()).isEqualTo(04755);
    try (InputStream in =
        Content.slice(folder.resolve("data.tar"), tool.offset(), tool.size()).open()) {
      assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }
  }

  @Nested
  class Refuses {

    @Test
    void anAbsolutePath() {
      deb.file("/etc/passwd", 0644, "root");

      assertRefused("/etc/passwd", "its path is absolute");
    }

    @Test
    void aPathThatLeadsOut() {
      deb.file("./usr/../../etc/passwd", 0644, "root");

      assertRefused("./usr/../../etc/passwd", "its path leads out with `..`");
    }

    @Test
    void aDevice() {
      deb.device("./dev/sda");

      assertRefused("./dev/sda", "it is a device or a pipe");
    }

    @Test
    void aHardLinkThatLeadsOut() {
      deb.hardLink("./shadow", "../etc/shadow");

      assertRefused("./shadow", "its path leads out with `..`");
    }

    @Test
    void aHardLinkToNothing() {
      deb.hardLink("./shadow", "./etc/shadow");

      assertRefused("./shadow", "it is a link to `etc/shadow`, which is no file before it");
    }

    @Test
    void aHardLinkToASymbolicLink() {
      deb.link("./shadow", "/etc/shadow").hardLink("./copy", "./shadow");

      assertRefused("./copy", "it is a link to `shadow`, which is no file before it");
    }

    @Test
    void theSamePathTwice() {
      deb.file("./a", 0644, "one").file("./a", 0644, "two");

      assertRefused("./a", "it is there twice");
    }

    @Test
    void aFileInThePlaceOfAFolder() {
      deb.folder("./a/", 0755).file("./a", 0644, "two");

      assertRefused("./a", "it is there twice");
    }

    @Test
    void aNameThatWouldDeleteInAnotherLayer() {
      deb.file("./etc/.wh.passwd", 0644, "");

      assertRefused("./etc/.wh.passwd", "its name would delete a file of another layer");
    }

    @Test
    void anOwnerBeyondAllNumbers() {
      deb.ownedFile("./a", 0644, 1 << 22, 0);

      assertRefused("./a", "its owner is 4194304:0");
    }

    private void assertRefused(String entry, String reason) {
      ReleaseFileTest.assertFails(
          () -> unpack(deb.build()), "cannot unpack `" + entry + "` of `tool.deb`", reason);
    }

    @Test
    void whatIsNoArchive() {
      ReleaseFileTest.assertFails(
          () -> unpack("<html>".getBytes(StandardCharsets.UTF_8)),
          "cannot read `debian-binary` of `tool.deb`",
          "not an ar archive");
    }

    @Test
    void aPackageThatIsCutOffInItsData() {
      byte[] whole = deb.file("./a", 0644, "text").build("gz");

      ReleaseFileTest.assertFails(
          () -> unpack(Arrays.copyOf(whole, whole.length - 40)),
          "cannot read `data.tar.gz` of `tool.deb`",
          "cut off inside a member");
    }

    @Test
    void aPackageThatIsCutOffBeforeItsData() {
      byte[] whole = deb.build("");
      String text = new String(whole, StandardCharsets.ISO_8859_1);

      ReleaseFileTest.assertFails(
          () -> unpack(Arrays.copyOf(whole, text.indexOf("data.tar"))),
          "`tool.deb` is not a Debian package",
          "it has no `data.tar`");
    }

    @Test
    void dataThatIsDamaged() {
      byte[] whole = deb.file("./a", 0644, new byte[100_000]).build("xz");
      whole[whole.length - 60] ^= 1;

      ReleaseFileTest.assertFails(
          () -> unpack(whole),
          "cannot read `data.tar.xz` of `tool.deb`",
          "Compressed data is corrupt");
    }

    @Test
    void tenGigabytesOutOfLittle() {
      byte[] bomb = new byte[300 << 20];
      byte[] whole = deb.file("./zeros", 0644, bomb).build("zst");

      ReleaseFileTest.assertFails(
          () -> unpack(whole),
          "cannot read `data.tar.zst` of `tool.deb`",
          "holds more than 268435456 bytes");
      assertThat(whole.length).isLessThan(100_000);
    }

    @Test
    void anotherPackageThanTheOneLocked() throws IOException {
      DebArchive archive = unpack(deb.build());

      ReleaseFileTest.assertFails(
          () -> archive.expect("tool", "2.0", "tool.deb"),
          "`tool.deb` is not the package that was locked",
          "it says that it is `tool 1.0-1`");
    }
  }

  private DebArchive unpack(byte[] bytes) throws IOException {
    Path data = folder.resolve("data.tar");
    Files.deleteIfExists(data);
    return DebArchive.unpack(Content.of(bytes), "tool.deb", data);
  }
}
