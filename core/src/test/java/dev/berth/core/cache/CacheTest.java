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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {

  @TempDir private Path folder;
  private Store store;

  @BeforeEach
  void setUp() throws IOException {
    store = Store.open(folder.resolve("store"));
  }

  private Cache cache() {
    return new Cache(
        store,
        new StoredRuntimes(store.blobs(), new RuntimeSpecReader(variable -> Optional.empty())));
  }

  private CacheUsage prune() throws IOException {
    return cache().prune(PrunePolicy.UNNEEDED, () -> fail("nobody else uses the store"));
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

    CacheUsage before = cache().usage(PrunePolicy.UNNEEDED);
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
}
