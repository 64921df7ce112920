package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process that adds versions of a runtime, tags them, removes some and recovers some. */
final class VersionMover {

  private VersionMover() {}

  /** Arguments: the store, a word of this process's own, and how many versions to add. */
  public static void main(String[] args) throws IOException {
    Store store = Store.open(Path.of(args[0]));
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      Digest version = add(store, args[1] + " " + i);
      RuntimeName name =
          new RuntimeName("busy", RuntimeName.Kind.PREFIX, version.hex().substring(0, 16));
      store.runtimes().tag(name, List.of("of-" + args[1]));
      if (i % 3 != 0) {
        store.recycleBin().remove("busy", List.of(version), Instant.EPOCH);
      }
      if (i % 3 == 2) {
        store.recycleBin().recover(name);
      }
    }
  }

  /** Adds a version that nothing is in. */
  static Digest add(Store store, String seed) throws IOException {
    Digest version = Digest.of(seed.getBytes(StandardCharsets.UTF_8));
    store
        .runtimes()
        .add(
            new RuntimeRecord("busy", version, Instant.EPOCH, version, Optional.empty(), List.of()),
            List.of());
    return version;
  }
}
