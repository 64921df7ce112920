package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import dev.berth.core.support.TestImages;
import dev.berth.core.support.TestImages.Tar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedLayersTest {

  private static final byte[] BASE = new Tar().file("base", 0644, "base").bytes();
  private static final byte[] FIRST = new Tar().file("first", 0644, "1").bytes();
  private static final byte[] SECOND = new Tar().file("second", 0644, "2").bytes();
  private static final Set<DiffId> WANTED = Set.of(diffId(FIRST), diffId(SECOND));

  @TempDir private Path folder;
  private boolean failing;

  private static DiffId diffId(byte[] tar) {
    return new DiffId(Digest.of(tar));
  }

  private static String hex(byte[] bytes) {
    return Digest.of(bytes).hex();
  }

  private Map<DiffId, Path> read(byte[] archive, byte... known) throws IOException {
    Set<Digest> below = known.length == 0 ? Set.of() : Set.of(Digest.of(known));
    return new SavedLayers(WANTED, below, folder).read(new ByteArrayInputStream(archive));
  }

  private void assertGives(Map<DiffId, Path> found) throws IOException {
    assertThat(found.keySet()).isEqualTo(WANTED);
    assertThat(found.get(diffId(FIRST))).hasBinaryContent(FIRST);
    assertThat(found.get(diffId(SECOND))).hasBinaryContent(SECOND);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactlyInAnyOrderElementsOf(found.values());
    }
  }

  private void assertFails(byte[] archive, String why) throws IOException {
    assertThatThrownBy(() -> read(archive))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
    failing = true;
  }

  @AfterEach
  void nothingIsLeftAfterAFailure() {
    if (failing) {
      assertThat(folder).isEmptyDirectory();
    }
  }

  @Test
  void takesLayersThatNothingIsKnownOf() throws IOException {
    String again = "c".repeat(64);
    Tar archive =
        new Tar()
            .folder("a".repeat(64))
            .file("a".repeat(64) + "/VERSION", 0644, "1.0")
            .file("a".repeat(64) + "/layer.tar", 0644, BASE)
            .file("b".repeat(64) + "/layer.tar", 0644, SECOND)
            .link(again + "/layer.tar", "../" + "b".repeat(64) + "/layer.tar")
            .file("d".repeat(64) + "/layer.tar", 0644, FIRST)
            .file("e".repeat(64) + ".json", 0644, "{}")
            .file("manifest.json", 0644, "[]");

    assertGives(read(archive.bytes()));
  }

  @Test
  void takesLayersThatAreNamedByTheirDiffIds() throws IOException {
    // What is known is not even looked into: it would be no gzip stream.
    byte[] broken = {0x1f, (byte) 0x8b, 0};
    Tar archive =
        new Tar()
            .file(hex(broken) + ".tar", 0644, broken)
            .file(hex(FIRST) + ".tar", 0644, FIRST)
            .link("a".repeat(64) + "/layer.tar", "../" + hex(FIRST) + ".tar")
            .file(hex(SECOND) + ".tar", 0644, SECOND);

    assertGives(read(archive.bytes(), broken));
  }

  @Test
  void takesLayersThatAreCompressedBlobs() throws IOException {
    byte[] broken = {0x1f, (byte) 0x8b, 0};
    byte[] first = TestImages.gzip(FIRST);
    byte[] second = Zstd.compress(SECOND);
    Tar archive =
        new Tar()
            .file("blobs/sha256/" + hex(broken), 0644, broken)
            .file("blobs/sha256/" + hex(first), 0644, first)
            .file("blobs/sha256/" + hex(second), 0644, second)
            .file("index.json", 0644, "{}");

    assertGives(read(archive.bytes(), broken));
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertFails(
        new Tar().file("a".repeat(64) + "/layer.tar", 0644, FIRST).bytes(),
        "it did not send the layer " + diffId(SECOND));
  }

  @Test
  void leavesNothingOfWhatBreaksOff() throws IOException {
    byte[] archive =
        new Tar()
            .file("a".repeat(64) + "/layer.tar", 0644, FIRST)
            .file("b".repeat(64) + "/layer.tar", 0644, SECOND)
            .bytes();
    assertFails(Arrays.copyOf(archive, 512 + FIRST.length + 512 + 700), "");
    byte[] gzip = TestImages.gzip(SECOND);
    gzip[gzip.length - 6] ^= 1;
    assertFails(
        new Tar()
            .file("a".repeat(64) + "/layer.tar", 0644, FIRST)
            .file("blobs/sha256/" + hex(gzip), 0644, gzip)
            .bytes(),
        "");
    assertFails("{\"message\":\"no such image\"}".repeat(40).getBytes(), "");
  }

  @Test
  void tellsWhenItsOwnDiskIsToBlame() throws IOException {
    byte[] archive = new Tar().file("a".repeat(64) + "/layer.tar", 0644, FIRST).bytes();
    Path gone = folder.resolve("gone");

    assertThatThrownBy(
            () -> new SavedLayers(WANTED, Set.of(), gone).read(new ByteArrayInputStream(archive)))
        .isInstanceOf(SavedLayers.FileException.class);
  }
}
