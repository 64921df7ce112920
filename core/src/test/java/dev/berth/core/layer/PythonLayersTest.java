package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.BerthException;
import dev.berth.core.io.GzipMembersInputStream;
import dev.berth.core.lock.ChangedFileException;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedLocalWheel;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.BlobFacts.Fact;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonLayersTest {

  private static final Digest ANY = Digest.of(new byte[0]);

  @TempDir private Path folder;

  private Store store;
  private final List<LockedWheel> wheels = new ArrayList<>();
  private final List<LockedLocalWheel> localWheels = new ArrayList<>();
  private final List<LockedFile> files = new ArrayList<>();

  @BeforeEach
  void openStore() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  private PythonLayers layers() {
    LockedPlatform locked =
        new LockedPlatform(
            Platform.LINUX_AMD64,
            new LockedBase.Image("oci:base", ANY),
            new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
            List.of(),
            wheels,
            localWheels,
            files);
    return new PythonLayers(
        locked, store.blobs(), folder, "/workspace", Instant.ofEpochSecond(1_700_000_000));
  }

  private void lock(TestWheel wheel, String name, String version) throws IOException {
    byte[] bytes = wheel.bytes();
    Digest digest = store.blobs().put(bytes).digest();
    wheels.add(
        new LockedWheel(
            name,
            version,
            wheel.fileName(),
            "https://example.org/" + wheel.fileName(),
            bytes.length,
            digest,
            false,
            false));
  }

  private void lock(String name, long size) {
    wheels.add(
        new LockedWheel(
            name,
            "1.0",
            name + "-1.0-py3-none-any.whl",
            "https://example.org/" + name,
            size,
            Digest.of(name.getBytes(StandardCharsets.UTF_8)),
            false,
            false));
  }

  private void lockFile(String source, String destination, String text) throws IOException {
    Files.writeString(folder.resolve(source), text);
    files.add(
        new LockedFile(
            source,
            destination,
            source.endsWith(".sh"),
            text.length(),
            Digest.of(text.getBytes(StandardCharsets.UTF_8))));
  }

  /** All, with the files as one group. */
  private List<LayerRecipe> recipes() {
    PythonLayers layers = layers();
    List<LayerRecipe> recipes = new ArrayList<>(layers.packages());
    if (!files.isEmpty()) {
      recipes.add(layers.files(files, 0));
    }
    recipes.add(layers.environment());
    return recipes;
  }

  private List<String> slots() {
    return recipes().stream().map(LayerRecipe::slot).toList();
  }

  private List<Layer> assemble(LayerReuse reuse) {
    try (LayerAssembler assembler = new LayerAssembler(store, reuse, LayerListener.NONE, 2)) {
      return assembler.assembleAll(recipes());
    }
  }

  /** Each entry as `ls -l` might show it. */
  private List<String> listing(Layer layer) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream blob = store.blobs().content(layer.descriptor().digest()).open();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new GzipMembersInputStream(blob), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        lines.add(
            String.format(
                "%04o %d:%d %s %s%s",
                entry.getMode() & 07777,
                entry.getLongUserId(),
                entry.getLongGroupId(),
                entry.getLastModifiedTime().toInstant(),
                entry.getName(),
                entry.isSymbolicLink() ? " -> " + entry.getLinkName() : ""));
      }
    }
    return lines;
  }

  private boolean isChecked(TestWheel wheel) {
    return store.blobs().facts().isKnown(Fact.WHEEL_MATCHES_RECORD, Digest.of(wheel.bytes()));
  }

  @Test
  void holdAWheelAgainstItsRecordOnce() throws IOException {
    TestWheel wheel = new TestWheel("demo", "1.0").file("demo.py", "x = 1\n");
    lock(wheel, "demo", "1.0");

    assertThat(isChecked(wheel)).isFalse();
    List<Layer> first = assemble(LayerReuse.ALLOWED);

    assertThat(isChecked(wheel)).isTrue();
    assertThat(assemble(LayerReuse.FORBIDDEN)).isEqualTo(first);
  }

  @Test
  void doNotTakeForCheckedWhatAnotherWheelHid() throws IOException {
    TestWheel hidden = new TestWheel("aaa", "1.0").file("same.py", "x = 1\n");
    // Both fall into the same group of small wheels.
    TestWheel hiding = new TestWheel(inTheGroupOf("aaa"), "1.0").file("same.py", "x = 2\n");
    lock(hidden, "aaa", "1.0");
    lock(hiding, inTheGroupOf("aaa"), "1.0");

    assemble(LayerReuse.ALLOWED);

    assertThat(isChecked(hidden)).isFalse();
    assertThat(isChecked(hiding)).isFalse();
  }

  private static String inTheGroupOf(String name) {
    return Stream.iterate(0, number -> number + 1)
        .map(number -> "b" + number)
        .filter(other -> groupOf(other) == groupOf(name))
        .findFirst()
        .orElseThrow();
  }

  private static int groupOf(String name) {
    String hex = Digest.of(name.getBytes(StandardCharsets.UTF_8)).hex();
    return Integer.parseInt(hex.substring(0, 2), 16) % 8;
  }

  @Test
  void comeInTheOrderInWhichTheyChangeMoreAndMoreOften() throws IOException {
    lock("zlib", 1000);
    lock("torch", 200_000_000);
    lock("numpy", 5_000_000);
    lock("six", 4_999_999);
    localWheels.add(new LockedLocalWheel("mine", "1.0", "mine-1.0-py3-none-any.whl", 9, ANY));
    lockFile("a.txt", "a.txt", "a");

    assertThat(slots())
        .containsExactly(
            "numpy",
            "torch",
            "small wheels 5",
            "small wheels 7",
            "local wheels",
            "files",
            "environment");
  }

  @Test
  void anotherVersionOfOnePackageChangesOneLayer() {
    for (int i = 0; i < 60; i++) {
      lock("package" + i, i % 7 == 0 ? 9_000_000 : 1000 + i);
    }
    List<LayerKey> before = recipes().stream().map(LayerRecipe::key).toList();

    for (int i = 0; i < wheels.size(); i++) {
      LockedWheel old = wheels.get(i);
      wheels.set(
          i,
          new LockedWheel(
              old.name(), "2.0", old.file(), old.url(), old.size() + 1, ANY, false, false));
      List<LayerKey> after = recipes().stream().map(LayerRecipe::key).toList();
      Set<LayerKey> changed = new HashSet<>(after);
      before.forEach(changed::remove);
      assertThat(after).hasSameSizeAs(before);
      assertThat(changed).as(old.name()).hasSize(1);
      wheels.set(i, old);
    }
  }

  @Test
  void areAboutFortyHoweverManyWheelsAreBig() {
    for (int i = 0; i < 300; i++) {
      lock("package" + i, 5_000_000L + i * 1_000_000L);
    }

    assertThat(slots()).hasSizeLessThan(40).doesNotHaveDuplicates();
  }

  @Test
  void theEnvironmentIsWhatVenvMakes() throws IOException {
    Layer layer = assemble(LayerReuse.ALLOWED).get(0);

    assertThat(listing(layer))
        .containsExactly(
            "0755 0:0 1980-01-02T00:00:00Z opt/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/bin/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/include/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/python3.11/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/python3.11/site-packages/",
            "0755 0:0 1980-01-02T00:00:00Z workspace/",
            "0777 0:0 1980-01-02T00:00:00Z opt/runtime/bin/python -> /usr/bin/python3.11",
            "0777 0:0 1980-01-02T00:00:00Z opt/runtime/bin/python3 -> python",
            "0777 0:0 1980-01-02T00:00:00Z opt/runtime/bin/python3.11 -> python",
            "0777 0:0 1980-01-02T00:00:00Z opt/runtime/lib64 -> lib",
            "0644 0:0 1980-01-02T00:00:00Z opt/runtime/pyvenv.cfg");
  }

  @Test
  void aWheelsLayerHoldsItsFilesAndTheirFolders() throws IOException {
    lock(new TestWheel("demo", "1.0").file("demo/x.py", "x"), "demo", "1.0");

    assertThat(listing(assemble(LayerReuse.ALLOWED).get(0)))
        .containsExactly(
            "0755 0:0 1980-01-02T00:00:00Z opt/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/python3.11/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/python3.11/site-packages/",
            "0755 0:0 1980-01-02T00:00:00Z opt/runtime/lib/python3.11/site-packages/demo/",
            "0755 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo-1.0.dist-info/",
            "0644 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo-1.0.dist-info/INSTALLER",
            "0644 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo-1.0.dist-info/METADATA",
            "0644 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo-1.0.dist-info/RECORD",
            "0644 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo-1.0.dist-info/WHEEL",
            "0644 0:0 1980-01-02T00:00:00Z"
                + " opt/runtime/lib/python3.11/site-packages/demo/x.py");
  }

  @Test
  void filesGoWhereTheyShouldAndLeaveTheBasesFoldersAlone() throws IOException {
    lockFile("a.txt", "data/a.txt", "a");
    lockFile("b.sh", "/usr/local/bin/b", "b");
    lockFile("c.txt", "/tmp/c", "c");

    assertThat(listing(assemble(LayerReuse.ALLOWED).get(0)))
        .containsExactly(
            "0755 0:0 2023-11-14T22:13:20Z workspace/",
            "0755 0:0 2023-11-14T22:13:20Z workspace/data/",
            "0644 0:0 2023-11-14T22:13:20Z tmp/c",
            "0755 0:0 2023-11-14T22:13:20Z usr/local/bin/b",
            "0644 0:0 2023-11-14T22:13:20Z workspace/data/a.txt");
  }

  @Test
  void aFileThatChangedSinceItWasLockedIsRefused() throws IOException {
    lockFile("a.txt", "a.txt", "a");
    Files.writeString(folder.resolve("a.txt"), "b");

    assertThatThrownBy(() -> assemble(LayerReuse.ALLOWED))
        .isInstanceOfSatisfying(
            ChangedFileException.class,
            e -> {
              assertThat(e.problems().get(0).message())
                  .isEqualTo("`a.txt` is not what runtime.lock says");
              assertThat(e.problems().get(0).causes())
                  .containsExactly(
                      "it has "
                          + Digest.of(new byte[] {'b'})
                          + ", locked is "
                          + Digest.of(new byte[] {'a'}));
              assertThat(e.problems().get(0).hint())
                  .hasValue("run `berth runtime lock` to lock it as it is now");
            });

    Files.writeString(folder.resolve("a.txt"), "longer");
    assertThatThrownBy(() -> assemble(LayerReuse.ALLOWED))
        .isInstanceOfSatisfying(
            BerthException.class,
            e ->
                assertThat(e.problems().get(0).causes())
                    .containsExactly("it has 6 bytes, locked are 1"));

    Files.delete(folder.resolve("a.txt"));
    assertThatThrownBy(() -> assemble(LayerReuse.ALLOWED))
        .isInstanceOfSatisfying(
            BerthException.class,
            e -> assertThat(e.problems().get(0).causes()).containsExactly("it is not there"));
  }

  @Test
  void aDestinationOutsideTheImageIsRefused() throws IOException {
    lockFile("a.txt", "../../a", "a");

    assertThatThrownBy(() -> assemble(LayerReuse.ALLOWED))
        .isInstanceOfSatisfying(
            InvalidDestinationException.class,
            e -> {
              assertThat(e.problems().get(0).message())
                  .isEqualTo("cannot put `a.txt` to `../../a`");
              assertThat(e.problems().get(0).causes())
                  .containsExactly("`/workspace/../../a` leaves the image");
            });
  }

  @Test
  void whatWasMadeOnceIsFoundAndWhatIsMadeAgainIsTheSame() throws IOException {
    lock(new TestWheel("demo", "1.0").file("x.py", "x"), "demo", "1.0");
    List<Layer> first = assemble(LayerReuse.ALLOWED);
    List<Layer> second = assemble(LayerReuse.ALLOWED);
    List<Layer> anew = assemble(LayerReuse.FORBIDDEN);

    assertThat(first).extracting(Layer::reused).containsOnly(false);
    assertThat(second).extracting(Layer::reused).containsOnly(true);
    assertThat(anew).isEqualTo(first);
  }

  @Test
  void aDamagedWheelLeavesTheStoreAsItWas() throws IOException {
    TestWheel demo = new TestWheel("demo", "1.0").file("x.py", "x").unlisted("x.py");
    lock(demo.row("x.py,sha256=abc,1"), "demo", "1.0");
    long before = countFiles();

    assertThatThrownBy(() -> assemble(LayerReuse.ALLOWED)).isInstanceOf(BerthException.class);
    // The environment's layer has nothing to do with the wheel.
    assertThat(store.layers().find(recipes().get(0).key().digest())).isEmpty();
    try (Stream<Path> left = Files.list(folder.resolve("store/tmp"))) {
      assertThat(left).isEmpty();
    }
    assertThat(countFiles()).isBetween(before, before + 2);
  }

  private long countFiles() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("store"))) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void pathsOfTwoWheelsWithOtherContentAreReported() throws IOException {
    lock(
        new TestWheel("one", "1.0").file("shared.py", "1").file("ns/__init__.py", ""),
        "one",
        "1.0");
    lock(
        new TestWheel("two", "2.0").file("shared.py", "2").file("ns/__init__.py", ""),
        "two",
        "2.0");

    assertThat(layers().conflicts()).hasSize(1);
    assertThat(layers().conflicts().get(0).path())
        .isEqualTo("lib/python3.11/site-packages/shared.py");
    assertThat(layers().conflicts().get(0).wheels())
        .containsExactlyInAnyOrder("one 1.0", "two 2.0");
  }
}
