package dev.berth.core.publish;

import dev.berth.core.oci.Digest;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Files and folders that images go to. */
final class Destinations {

  private Destinations() {}

  /** Held while something is published to this path, so that two builds cannot mix there. */
  static StoreLock lock(Store store, Path path) {
    String name = path.toAbsolutePath().normalize().toString();
    return store.lock("publish-" + Digest.of(name.getBytes(StandardCharsets.UTF_8)).shortHex());
  }
}
