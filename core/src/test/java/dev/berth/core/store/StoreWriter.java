package dev.berth.core.store;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A process that adds versions of a runtime, each with a blob, for tests of more than one. */
final class StoreWriter {

  private StoreWriter() {}

  /** Arguments: the store, a word that tells this process's versions apart, how many. */
  public static void main(String[] args) throws IOException {
    Store store = Store.open(Path.of(args[0]));
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      add(store, args[1] + i);
    }
  }

  static void add(Store store, String seed) throws IOException {
    byte[] content = new byte[300_000];
    byte[] start = seed.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(start, 0, content, 0, start.length);
    Arrays.fill(content, start.length, content.length, (byte) seed.hashCode());
    StoredBlob blob;
    try (BlobWriter writer = store.blobs().newBlob()) {
      for (int from = 0; from < content.length; from += 1000) {
        writer.write(content, from, 1000);
      }
      blob = writer.commit();
    }
    Descriptor manifest = Descriptor.of(MediaTypes.OCI_MANIFEST, blob.digest(), blob.size());
    RuntimeImage image =
        new RuntimeImage(Platform.LINUX_AMD64, manifest, "debian:12", "3.11", 0, List.of());
    store
        .runtimes()
        .add(
            new RuntimeRecord(
                "busy",
                Digest.of(start),
                Instant.EPOCH,
                Digest.of(start),
                Optional.empty(),
                List.of(image)),
            List.of());
  }
}
