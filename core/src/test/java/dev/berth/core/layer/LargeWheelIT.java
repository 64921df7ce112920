package dev.berth.core.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Assembles a wheel that is several times as large as the heap. */
class LargeWheelIT {

  private static final String INFO = "large-1.0.dist-info/";

  @TempDir private Path folder;

  private final StringBuilder record = new StringBuilder();

  @Test
  void aWheelOfSixHundredMegabytesFitsAHeapOfHundredTwentyEight() throws IOException {
    Path wheel = folder.resolve("large-1.0-py3-none-any.whl");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      zip.setLevel(1);
      add(zip, "large/one.so", 400);
      for (int i = 0; i < 20; i++) {
        add(zip, "large/some" + i + ".so", 10);
      }
      add(zip, INFO + "METADATA", "Metadata-Version: 2.1\nName: large\nVersion: 1.0\n");
      add(zip, INFO + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n");
      add(zip, INFO + "RECORD", record + INFO + "RECORD,,\n");
    }
    assertThat(Files.size(wheel)).isGreaterThan(600_000_000);

    String output =
        Programs.output(
            folder,
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            LargeWheelIT.class.getName(),
            wheel.toString(),
            folder.resolve("store").toString());

    assertThat(output).startsWith("large 1.0 sha256:");
  }

  private void add(ZipOutputStream zip, String path, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    zip.putNextEntry(new ZipEntry(path));
    zip.write(bytes);
    zip.closeEntry();
    MessageDigest sha256 = Digest.newSha256();
    sha256.update(bytes);
    record(path, sha256);
  }

  private void add(ZipOutputStream zip, String path, int megabytes) throws IOException {
    byte[] bytes = new byte[1 << 20];
    Random random = new Random(path.hashCode());
    MessageDigest sha256 = Digest.newSha256();
    zip.putNextEntry(new ZipEntry(path));
    for (int i = 0; i < megabytes; i++) {
      random.nextBytes(bytes);
      sha256.update(bytes);
      zip.write(bytes);
    }
    zip.closeEntry();
    record(path, sha256);
  }

  private void record(String path, MessageDigest sha256) {
    String hash = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256.digest());
    record.append(path + ",sha256=" + hash + ",\n");
  }

  /** What runs in the small heap: the wheel into the store, and from there into a layer. */
  public static void main(String[] arguments) throws IOException {
    Path wheel = Path.of(arguments[0]);
    Store store = Store.open(Path.of(arguments[1]));
    StoredBlob stored;
    try (var blob = store.blobs().newBlob()) {
      Files.copy(wheel, blob);
      stored = blob.commit();
    }
    String file = wheel.getFileName().toString();
    WheelSource source =
        WheelSource.of(
            new LockedWheel(
                "large",
                "1.0",
                file,
                "https://example.org/" + file,
                stored.size(),
                stored.digest(),
                true,
                false));
    InstallTarget target = new InstallTarget(PythonVersion.parse("3.11"), RuntimeLayout.PREFIX);
    WheelsLayer recipe =
        new WheelsLayer(
            source.label(),
            "large",
            List.of(source),
            target,
            store.blobs(),
            new PathConflicts(target, store.blobs()));
    try (LayerAssembler assembler =
        new LayerAssembler(
            store,
            LayerReuse.ALLOWED,
            LayerListener.NONE,
            Runtime.getRuntime().availableProcessors())) {
      Layer layer = assembler.assemble(recipe);
      System.out.println(layer.title() + " " + layer.descriptor().digest());
    }
  }
}
