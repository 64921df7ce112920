package dev.berth.core.layer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.ExtendedAttributes;
import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangesLayerTest {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");
  private static final LayerKey KEY = new LayerKey(List.of("command", "make it"));

  /** {@code cap_setuid=ep}: the 0x80 is no UTF-8. */
  private static final ExtendedAttributes CAPABILITY =
      ExtendedAttributes.NONE.with(
          "security.capability",
          new byte[] {1, 0, 0, 2, (byte) 0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});

  @TempDir private Path folder;
  private final List<byte[]> members = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-21T19:00:00Z");

  private ChangesLayerTest add(TarArchiveEntry entry, byte[] content) {
    byte[] header = new byte[TarHeader.BLOCK];
    entry.setSize(content.length);
    entry.setModTime(Date.from(now));
    entry.writeEntryHeader(header);
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    member.writeBytes(header);
    member.writeBytes(content);
    member.writeBytes(new byte[TarHeader.paddingAfter(content.length)]);
    members.add(member.toByteArray());
    return this;
  }

  private ChangesLayerTest special(String name, byte type) {
    return add(new TarArchiveEntry(name, type), new byte[0]);
  }

  private ChangesLayerTest folder(String name) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_DIR);
    entry.setMode(0755);
    return add(entry, new byte[0]);
  }

  private ChangesLayerTest file(String name, String content) {
    return file(name, 0644, content);
  }

  private ChangesLayerTest file(String name, int mode, String content) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setMode(mode);
    entry.setIds(7, 8);
    entry.setNames("somebody", "somegroup");
    return add(entry, content.getBytes(UTF_8));
  }

  private ChangesLayerTest link(String name, byte type, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setMode(0777);
    entry.setLinkName(target);
    return add(entry, new byte[0]);
  }

  private ChangesLayerTest hardLink(String name, String target) {
    return link(name, TarConstants.LF_LINK, target);
  }

  private ChangesLayer layer() throws IOException {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    members.forEach(tar::writeBytes);
    tar.writeBytes(TarHeader.end());
    Path file = Files.write(folder.resolve("layer.tar"), tar.toByteArray());
    return new ChangesLayer("make it", "command 1", KEY, file, TIME);
  }

  private RecordingWriter write() throws IOException {
    RecordingWriter writer = new RecordingWriter();
    layer().write(writer);
    return writer;
  }

  private List<String> listing() throws IOException {
    return write().listing();
  }

  @Test
  void namesAreTheSameHoweverTheyAreWritten() throws IOException {
    folder("./").folder("./opt/").file("./opt/b", "of b").folder("srv/").file("srv/a", "of a");

    RecordingWriter written = write();

    assertThat(written.listing())
        .containsExactly("0755 0:0 opt/", "0644 7:8 opt/b", "0755 0:0 srv/", "0644 7:8 srv/a");
    assertThat(written.text("opt/b")).isEqualTo("of b");
    assertThat(written.text("srv/a")).isEqualTo("of a");
  }

  @Test
  void everyTimeIsTheSame() throws IOException {
    folder("opt/").file("opt/a", "a").link("opt/b", TarConstants.LF_SYMLINK, "a");

    RecordingWriter written = write();

    assertThat(List.of("opt", "opt/a", "opt/b"))
        .allSatisfy(path -> assertThat(written.entry(path).modified()).isEqualTo(TIME));
  }

  @Test
  void modesAndLinksStay() throws IOException {
    file("su", 04755, "").link("a", TarConstants.LF_SYMLINK, "../where/ever");

    assertThat(listing()).containsExactly("0777 0:0 a -> ../where/ever", "4755 7:8 su");
  }

  @Test
  void capabilitiesStay() throws IOException {
    members.add(
        TarHeader.of(new TarEntry("ping", TarEntry.Type.FILE, 0755, 0, 0, 0, "", now, CAPABILITY)));
    hardLink("ping6", "ping");

    RecordingWriter written = write();

    assertThat(written.entry("ping").attributes()).isEqualTo(CAPABILITY);
    // Who unpacks it changes its owner again, by which a file loses its capabilities.
    assertThat(written.entry("ping6").attributes()).isEqualTo(CAPABILITY);
  }

  @Test
  void whatIsInAFolderFollowsIt() throws IOException {
    file("a-b", "").file("a/c/d", "").folder("a/c").file("a.b", "").folder("a").file("a/c-d", "");

    assertThat(listing())
        .containsExactly(
            "0755 0:0 a/",
            "0755 0:0 a/c/",
            "0644 7:8 a/c/d",
            "0644 7:8 a/c-d",
            "0644 7:8 a-b",
            "0644 7:8 a.b");
  }

  @Test
  void whiteoutsComeBeforeWhatTheyCouldHide() throws IOException {
    folder("a/").file("a/+new", "").file("a/b", "").file("a/.wh.b", 0600, "");
    file("a/.wh..wh..opq", "").file("#", "").file(".wh.gone", "").file(".hidden", "");

    assertThat(listing())
        .containsExactly(
            "0000 0:0 .wh.gone",
            "0644 7:8 #",
            "0644 7:8 .hidden",
            "0755 0:0 a/",
            "0000 0:0 a/.wh..wh..opq",
            "0000 0:0 a/.wh.b",
            "0644 7:8 a/+new",
            "0644 7:8 a/b");
  }

  @Test
  void theFirstPathOfAFileHasItsContent() throws IOException {
    file("z", 0755, "content").hardLink("b", "z").hardLink("./a", "./b").hardLink("zz", "/z");

    RecordingWriter written = write();

    assertThat(written.listing())
        .containsExactly("0755 7:8 a", "0755 7:8 b = a", "0755 7:8 z = a", "0755 7:8 zz = a");
    assertThat(written.text("a")).isEqualTo("content");
  }

  @Test
  void aSymbolicLinkCanHaveSeveralPathsToo() throws IOException {
    link("b", TarConstants.LF_SYMLINK, "target").hardLink("a", "b");

    assertThat(listing()).containsExactly("0777 0:0 a -> target", "0777 0:0 b = a");
  }

  @Test
  void theLastOfSeveralAtAPathStays() throws IOException {
    folder("a/").file("a/b", "").folder("a/c/").file("a/c/d", "").file("a", "now a file");
    file("b", "").folder("b/").file("b/c", "1").file("./b/c", "2");

    RecordingWriter written = write();

    assertThat(written.listing()).containsExactly("0644 7:8 a", "0755 0:0 b/", "0644 7:8 b/c");
    assertThat(written.text("a")).isEqualTo("now a file");
    assertThat(written.text("b/c")).isEqualTo("2");
  }

  @Test
  void namesMayBeLong() throws IOException {
    String name = "größe/".repeat(30) + "x".repeat(200);
    members.add(TarHeader.of(TarEntry.file(name, 0644, 0, now)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    try (PlainTarWriter writer = new PlainTarWriter(out)) {
      layer().write(writer);
    }

    assertThat(out.toString(UTF_8)).contains(name);
  }

  @Test
  void whatEnginesMountIsLeftOut() throws IOException {
    folder("dev/").special("dev/console", TarConstants.LF_CHR).folder("proc/").folder("sys/");
    folder("etc/").file("etc/hosts", 0755, "").file("etc/hostname", 0755, "");
    file("etc/resolv.conf", 0755, "").link("etc/mtab", TarConstants.LF_SYMLINK, "/proc/mounts");
    folder("run/").file("run/.containerenv", 0755, "").file("run/own", "");

    assertThat(listing()).containsExactly("0755 0:0 run/", "0644 7:8 run/own");
  }

  @Test
  void aFolderForSecretsIsLeftOut() throws IOException {
    folder("run/").folder("run/secrets/").folder("srv/");

    assertThat(listing()).containsExactly("0755 0:0 srv/");
  }

  @Test
  void whatOnlyLooksLikeItStays() throws IOException {
    TarArchiveEntry closed = new TarArchiveEntry("etc/", TarConstants.LF_DIR);
    closed.setMode(0700);
    add(closed, new byte[0]).file("etc/hosts", "").folder("device/").folder("opt/");
    folder("opt/proc/").folder("run/").file("run/.containerenv", "content").folder("srv/");

    assertThat(listing())
        .containsExactly(
            "0755 0:0 device/",
            "0700 0:0 etc/",
            "0755 0:0 opt/",
            "0755 0:0 opt/proc/",
            "0755 0:0 run/",
            "0644 7:8 run/.containerenv",
            "0755 0:0 srv/");
  }

  @Test
  void anEmptyLayerIsOne() throws IOException {
    assertThat(listing()).isEmpty();
  }

  @Test
  void needsNothingElse() throws IOException {
    file("a", "a");

    ChangesLayer layer = layer();

    assertThat(layer.downloads()).isEmpty();
    assertThat(layer.inputSize()).isEqualTo(4 * TarHeader.BLOCK);
    assertThat(layer.key()).isEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theBlobIsTheSameWhateverTheOrderAndTheTimes(long seed) throws IOException {
    Store store = Store.open(folder.resolve("store"));
    try (LayerAssembler assembler =
        new LayerAssembler(store, LayerReuse.FORBIDDEN, LayerListener.NONE, 1)) {
      addSome("");
      Layer first = assembler.assemble(layer());
      members.clear();

      now = now.plusSeconds(seed);
      addSome("as another engine has it");
      Collections.shuffle(members, new Random(seed));
      Layer second = assembler.assemble(layer());

      assertThat(second).isEqualTo(first);
      assertThat(Files.size(folder.resolve("layer.tar"))).isGreaterThan(5000);
    }
  }

  private void addSome(String inWhiteouts) {
    folder("opt/").file("opt/a", "content").folder("opt/b").hardLink("opt/b/c", "opt/a");
    file("opt/b/.wh.gone", inWhiteouts).folder("srv").file("srv/many", "x".repeat(2000));
  }

  @Nested
  class Refuses {

    private void refuses(String message) {
      assertThatThrownBy(ChangesLayerTest.this::write)
          .isInstanceOf(IOException.class)
          .hasMessage(message);
    }

    private void refuses(String cause, String hint) {
      assertThatThrownBy(ChangesLayerTest.this::write)
          .isInstanceOfSatisfying(
              UnsuitableFileException.class,
              e -> {
                assertThat(e.problems()).hasSize(1);
                assertThat(e.problems().get(0).message())
                    .isEqualTo("cannot assemble the layer `make it`");
                assertThat(e.problems().get(0).causes()).containsExactly(cause);
                assertThat(e.problems().get(0).hint()).contains(hint);
              });
    }

    @Test
    void devicesAndPipes() {
      special("opt/zero", TarConstants.LF_CHR);
      refuses(
          "`/opt/zero` is a device, which an image of Berth cannot hold",
          "remove it at the end of the command that makes it");
      members.clear();

      special("./run/initctl", TarConstants.LF_FIFO);
      refuses(
          "`/run/initctl` is a named pipe, which an image of Berth cannot hold",
          "remove it at the end of the command that makes it");
    }

    @Test
    void namesThatAreNoText() {
      file("opt/\uFFFD", "");

      refuses(
          "the name or target of `/opt/\uFFFD` is not UTF-8, which an image of Berth cannot hold",
          "remove it at the end of the command that makes it, or give it another name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "a/../../b", "./..", "/etc/passwd"})
    void pathsThatLeaveTheImage(String name) {
      file(name, "");

      refuses("the entry `" + name + "` leads out of the image");
    }

    @Test
    void whatIsInSomethingThatIsNoFolder() {
      link("lib", TarConstants.LF_SYMLINK, "usr/lib").file("lib/a", "");

      refuses("`lib/a` is in `lib`, which is no folder");
    }

    @Test
    void linksToWhatIsNotInTheLayer() {
      hardLink("a", "usr/bin/b");

      refuses("`a` is a link to `usr/bin/b`, which is no file of the same layer");
    }

    @Test
    void linksToThemselves() {
      hardLink("a", "b").hardLink("b", "a");

      refuses("`a` is a link to `a`, which is no file of the same layer");
    }
  }
}
