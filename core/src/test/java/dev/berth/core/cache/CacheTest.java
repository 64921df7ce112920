package dev.berth.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.berth.core.build.Image;
import dev.berth.core.cache.CacheUsage.KindUsage;
import dev.berth.core.lock.LockException;
import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.RuntimeDocuments;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreException;
import dev.berth.core.support.TestImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");
  private static final PrunePolicy POLICY = PrunePolicy.unneeded(TIME);

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void setUp() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  private Cache cache() {
    return new Cache(
        store,
        new StoredRuntimes(store.blobs(), new RuntimeSpecReader(variable -> Optional.empty())),
        folder.resolve("proc"));
  }

  private CacheUsage prune() throws IOException {
    return cache().prune(POLICY, () -> fail("nobody else uses the store"));
  }

  private Digest put(String content) throws IOException {
    return store.blobs().put(content.getBytes(StandardCharsets.UTF_8)).digest();
  }

  private void add(Image image, Digest lock, Optional<RuntimeDocuments> documents)
      throws IOException {
    store
        .runtimes()
        .add(
            new RuntimeRecord(
                "demo",
                image.descriptor().digest(),
                Instant.EPOCH,
                lock,
                documents,
                List.of(
                    new RuntimeImage(
                        Platform.LINUX_AMD64, image.descriptor(), "base", "3.11", 0, List.of()))),
            List.of());
  }

  private static KindUsage of(CacheUsage usage, CacheKind kind) {
    return usage.kinds().stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElse(new KindUsage(kind, 0, 0, 0, 0));
  }

  @Test
  void keepsTheImageOfAVersionThatAnEarlierBerthBuilt() throws IOException {
    Image image = TestImages.saying(store.blobs(), "hello");
    add(image, Digest.of(new byte[] {1}), Optional.empty());
    Digest garbage = put("garbage");

    CacheUsage before = prune();

    assertThat(of(before, CacheKind.RUNTIMES)).extracting(KindUsage::count).isEqualTo(2);
    assertThat(of(before, CacheKind.LAYERS)).extracting(KindUsage::count).isEqualTo(2);
    assertThat(of(before, CacheKind.DOWNLOADS))
        .isEqualTo(new KindUsage(CacheKind.DOWNLOADS, 1, 7, 1, 7));
    assertThat(store.blobs().contains(garbage)).isFalse();
    assertThat(store.blobs().contains(image.manifest().config().digest())).isTrue();
    for (Descriptor layer : image.manifest().layers()) {
      store.blobs().verify(layer);
    }
  }

  @Test
  void forgetsLayersThatNoImageHas() throws IOException {
    Digest blob = put("a layer");
    Digest inputs = Digest.of(new byte[] {1});
    LayerRecord layer =
        new LayerRecord(
            Descriptor.of(MediaTypes.OCI_LAYER_GZIP, blob, 7), new dev.berth.core.oci.DiffId(blob));
    store.layers().put(inputs, layer);
    Path damaged = store.home().resolve("layers/ff/" + "f".repeat(64));
    Files.createDirectories(damaged.getParent());
    Files.writeString(damaged, "");

    CacheUsage before = prune();

    assertThat(of(before, CacheKind.LAYERS)).isEqualTo(new KindUsage(CacheKind.LAYERS, 1, 7, 1, 7));
    assertThat(store.layers().all()).isEmpty();
    assertThat(store.blobs().all()).isEmpty();
  }

  @Test
  void refusesToGuessWhatADocumentOfANewerBerthNeeds() throws IOException {
    Digest lock = put("lock-format: 99\nname: demo\n");
    Digest yaml = put("name: demo\n");
    add(
        TestImages.saying(store.blobs(), "hello"),
        lock,
        Optional.of(new RuntimeDocuments(yaml, Digest.of(new byte[] {2}))));
    Digest garbage = put("garbage");

    assertThatThrownBy(this::prune).isInstanceOf(LockException.class);
    assertThat(store.blobs().contains(garbage)).isTrue();

    Files.writeString(store.blobs().path(lock), "lock-format: 1\n");
    assertThatThrownBy(this::prune).isInstanceOf(StoreException.class);
    assertThat(store.blobs().contains(garbage)).isTrue();
    store.useAlone(() -> fail("a prune that fails ends its use")).close();
  }

  @Test
  void countsAFileWithSeveralNamesOnce() throws IOException {
    Path blob = store.blobs().path(put("twenty bytes in all."));
    Files.createLink(store.home().resolve("tmp/other-name"), blob);
    Path outside = Files.createLink(folder.resolve("outside"), store.blobs().path(put("shared")));

    CacheUsage before = cache().usage(POLICY);
    prune();

    assertThat(of(before, CacheKind.DOWNLOADS))
        .isEqualTo(new KindUsage(CacheKind.DOWNLOADS, 2, 26, 2, 0));
    assertThat(of(before, CacheKind.TEMPORARY))
        .isEqualTo(new KindUsage(CacheKind.TEMPORARY, 1, 0, 1, 20));
    assertThat(store.blobs().all()).isEmpty();
    assertThat(outside).hasContent("shared");
  }

  @Test
  void followsNoLink() throws IOException {
    Path treasure = Files.createDirectories(folder.resolve("treasure"));
    Files.writeString(treasure.resolve("f".repeat(64)), "mine");
    Path tmp = store.home().resolve("tmp");
    Files.createSymbolicLink(tmp.resolve("link"), treasure);
    Path half = Files.createDirectories(tmp.resolve("half/below"));
    Files.createSymbolicLink(half.resolve("link"), treasure);
    Files.writeString(half.resolve("file"), "half");
    Files.createSymbolicLink(store.blobs().path(Digest.of(new byte[] {1})), treasure);
    Files.createSymbolicLink(store.home().resolve("layers"), treasure);

    prune();

    assertThat(tmp).isEmptyDirectory();
    assertThat(treasure.resolve("f".repeat(64))).hasContent("mine");
    Files.delete(store.home().resolve("blobs/sha256"));
    Files.createSymbolicLink(store.home().resolve("blobs/sha256"), treasure);
    assertThat(of(prune(), CacheKind.DOWNLOADS).count()).isZero();
    assertThat(treasure.resolve("f".repeat(64))).hasContent("mine");
  }

  @Test
  void removesFoldersThatNobodyMayWriteTo() throws IOException {
    Path half = Files.createDirectories(store.home().resolve("tmp/half/below"));
    Files.writeString(half.resolve("file"), "half");
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("r-xr-xr-x"));

    prune();

    assertThat(store.home().resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void leavesAloneWhatIsNotTheStores() throws IOException {
    Path notes = Files.writeString(store.home().resolve("notes.txt"), "mine");
    Path odd = Files.writeString(store.home().resolve("blobs/sha256/notes.txt"), "mine");

    prune();

    assertThat(notes).hasContent("mine");
    assertThat(odd).hasContent("mine");
  }

  @Nested
  class Environments {

    private final Digest version = Digest.of(new byte[] {7});
    private Digest wheel;

    @BeforeEach
    void unpackAWheel() throws IOException {
      wheel = put("a wheel");
      Path files = Files.createDirectories(store.unpacked().resolve(wheel.hex()).resolve("files"));
      Files.writeString(files.resolve("a.py"), "A = 1\n");
      Files.writeString(store.unpacked().resolve(".sharing-1-1"), "HARD_LINK\n");
      Files.createDirectories(store.unpacked().resolve("." + wheel.hex()));
    }

    private Path environment(Path prefix, Instant used) throws IOException {
      Files.createDirectories(prefix);
      Path record =
          Files.writeString(
              prefix.resolve("berth-environment.json"),
              """
              {"format": 1, "name": "demo", "version": "%1$s", "lock": "%1$s", "key": "%1$s",
               "platform": "linux/amd64", "prefix": "%2$s", "variables": [],
               "interpreter": {"executable": "/usr/bin/python3.11", "python": "3.11",
                 "version": "3.11.2", "glibc": "2.36"},
               "wheels": [{"label": "a 1.0", "file": "a-1.0-py3-none-any.whl", "digest": "%3$s"}]}
              """
                  .formatted(version, prefix, wheel));
      Path config = Files.writeString(prefix.resolve("pyvenv.cfg"), "");
      Files.createLink(
          prefix.resolve("a.py"), store.unpacked().resolve(wheel.hex()).resolve("files/a.py"));
      Files.setLastModifiedTime(record, FileTime.from(TIME.minusSeconds(100)));
      Files.setAttribute(config, "lastAccessTime", FileTime.from(used));
      return prefix;
    }

    private Path environment(Instant used) throws IOException {
      return environment(store.environments().resolve("demo-0123456789abcdef"), used);
    }

    private Path unpacked() {
      return store.unpacked().resolve(wheel.hex());
    }

    @Test
    void goWithWhatTheySharedWhenNobodyNeedsThem() throws IOException {
      Path environment = environment(TIME.minusSeconds(1));

      CacheUsage before = prune();

      assertThat(of(before, CacheKind.UNPACKED))
          .isEqualTo(new KindUsage(CacheKind.UNPACKED, 1, 6, 1, 0));
      assertThat(of(before, CacheKind.ENVIRONMENTS).unneeded()).isEqualTo(1);
      assertThat(environment).doesNotExist();
      assertThat(unpacked()).doesNotExist();
      assertThat(store.blobs().contains(wheel)).isFalse();
      assertThat(store.unpacked()).isDirectoryContaining("glob:**.sharing-1-1");
    }

    @Test
    void stayWithTheirWheelsWhenTheyWereUsedLately() throws IOException {
      Path environment = environment(TIME);

      prune();

      assertThat(environment.resolve("a.py")).exists();
      assertThat(unpacked()).exists();
      assertThat(store.blobs().contains(wheel)).isTrue();
    }

    @Test
    void stayWhenTheirVersionIsInTheStore() throws IOException {
      Path environment = environment(TIME.minusSeconds(1));
      store
          .runtimes()
          .add(
              new RuntimeRecord(
                  "demo", version, Instant.EPOCH, version, Optional.empty(), List.of()),
              List.of());

      prune();

      assertThat(environment.resolve("a.py")).exists();
      assertThat(unpacked()).exists();
    }

    @Test
    void stayWhileAProgramUsesThem() throws IOException {
      Path environment = environment(TIME.minusSeconds(1));
      Path process = Files.createDirectories(folder.resolve("proc/42"));
      Files.writeString(process.resolve("cmdline"), "python\0x.py\0");
      Files.writeString(process.resolve("environ"), "A=b\0VIRTUAL_ENV=" + environment + "0\0");
      Path other = environment(store.environments().resolve("other"), TIME.minusSeconds(1));
      Path second = Files.createDirectories(folder.resolve("proc/43"));
      Files.writeString(second.resolve("cmdline"), other + "/bin/python\0");

      prune();

      assertThat(environment).doesNotExist();
      assertThat(other.resolve("a.py")).exists();
    }

    @Test
    void elsewhereAreLeftAloneWithWhatTheyShare() throws IOException {
      Path elsewhere = environment(folder.resolve("my env"), TIME.minusSeconds(1));

      prune();
      assertThat(elsewhere.resolve("a.py")).hasContent("A = 1");
      assertThat(unpacked()).exists();
      Files.delete(elsewhere.resolve("a.py"));
      prune();

      assertThat(unpacked()).doesNotExist();
      assertThat(elsewhere.resolve("pyvenv.cfg")).exists();
    }

    @Test
    void areNotTakenForWhatTheyAreNot() throws IOException {
      Path half = Files.createDirectories(store.environments().resolve(".berth-0123"));
      Path foreign = Files.createDirectories(store.environments().resolve("mine"));
      Path damaged = Files.createDirectories(store.environments().resolve("damaged"));
      Files.writeString(damaged.resolve("berth-environment.json"), "{");
      Path elsewhere = environment(folder.resolve("my env"), TIME.minusSeconds(1));
      Path link = Files.createSymbolicLink(store.environments().resolve("link"), elsewhere);

      prune();

      assertThat(half).doesNotExist();
      assertThat(foreign).exists();
      assertThat(damaged).exists();
      assertThat(link).exists();
      assertThat(elsewhere.resolve("a.py")).exists();
      assertThat(store.unpacked().resolve("." + wheel.hex())).doesNotExist();
    }
  }
}
