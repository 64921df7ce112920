package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Everything Berth keeps on this computer, below one folder: one OCI image layout with all blobs,
 * and indexes that can be rebuilt from it. Two processes may use it at once.
 */
public final class Store {

  private static final String LAYOUT_VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}";

  private final Path home;
  private final BlobStore blobs;
  private final LayerIndex layers;

  private Store(Path home) {
    this.home = home;
    this.blobs = new BlobStore(home.resolve("blobs").resolve("sha256"), home.resolve("tmp"));
    this.layers = new LayerIndex(home.resolve("layers"), blobs);
  }

  /**
   * The folder of the store: {@code BERTH_HOME}, else {@code $XDG_DATA_HOME/berth}, else {@code
   * ~/.local/share/berth}.
   */
  public static Path homeIn(Environment environment, Path userHome) {
    return environment
        .find("BERTH_HOME")
        .map(Path::of)
        .or(() -> environment.find("XDG_DATA_HOME").map(data -> Path.of(data, "berth")))
        .orElse(userHome.resolve(".local").resolve("share").resolve("berth"))
        .toAbsolutePath();
  }

  /** Opens the store in this folder, and makes it first when it is not there. */
  public static Store open(Path home) throws IOException {
    Files.createDirectories(home.resolve("blobs").resolve("sha256"));
    Files.createDirectories(home.resolve("tmp"));
    Path marker = home.resolve("oci-layout");
    if (!Files.exists(marker)) {
      AtomicFile.write(marker, LAYOUT_VERSION);
    }
    return new Store(home);
  }

  /** The folder of the store. */
  public Path home() {
    return home;
  }

  /** All content by its digest. */
  public BlobStore blobs() {
    return blobs;
  }

  /** Layers by what they were made from. */
  public LayerIndex layers() {
    return layers;
  }
}
