package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One version of a runtime, as it was built here.
 *
 * @param name the runtime's name as runtime.yaml writes it
 * @param version the digest of what went in
 * @param created when it was first built on this computer
 * @param lock the digest of its runtime.lock, which is a blob of the store if documents are kept
 * @param documents missing when an earlier Berth built it, which kept none
 * @param images one for each platform it was built for, sorted by platform
 */
public record RuntimeRecord(
    String name,
    Digest version,
    Instant created,
    Digest lock,
    Optional<RuntimeDocuments> documents,
    List<RuntimeImage> images) {

  public RuntimeRecord {
    images = List.copyOf(images);
  }

  /** The image for this platform, when it was built. */
  public Optional<RuntimeImage> find(Platform platform) {
    return images.stream().filter(image -> image.platform().equals(platform)).findFirst();
  }
}
