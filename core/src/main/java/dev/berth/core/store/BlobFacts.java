package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What was found out about blobs. A blob's bytes never change, so that what was true of it once
 * need not be found out again.
 */
public final class BlobFacts {

  /** A fact that takes a while to find out. */
  public enum Fact {
    /** The blob is a wheel, and what is installed of it is what its RECORD says. */
    WHEEL_MATCHES_RECORD("wheel-matches-record");

    private final String folder;

    Fact(String folder) {
      this.folder = folder;
    }
  }

  private final Path folder;

  BlobFacts(Path folder) {
    this.folder = folder;
  }

  /** Whether this is known to be true. */
  public boolean isKnown(Fact fact, Digest blob) {
    return Files.exists(file(fact, blob));
  }

  /** Remembers that this is true. A fact that gets lost is found out again. */
  public void remember(Fact fact, Digest blob) throws IOException {
    Path file = file(fact, blob);
    if (!Files.exists(file)) {
      Files.createDirectories(file.getParent());
      AtomicFile.writeUnsynced(file, new byte[0]);
    }
  }

  private Path file(Fact fact, Digest blob) {
    return folder.resolve(fact.folder).resolve(blob.hex());
  }
}
