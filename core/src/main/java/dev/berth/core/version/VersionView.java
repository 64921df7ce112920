package dev.berth.core.version;

import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import java.util.Optional;

/**
 * A version of a runtime, looked at: one that the store has, or the one that a folder would make.
 *
 * @param built the version in the store, when it was built here
 */
public record VersionView(RuntimeSpec spec, RuntimeLock lock, Optional<RuntimeEntry> built) {

  /** What went in, as one digest. */
  public Digest version() {
    return built
        .map(entry -> entry.runtime().version())
        .orElseGet(() -> RuntimeVersion.of(spec, lock));
  }

  /** The version as people write it: {@code demo@3f2a9c41d0b7}. */
  public String shortName() {
    return spec.name() + "@" + version().shortHex();
  }

  /** The image for a platform, when it was built here. */
  public Optional<RuntimeImage> image(Platform platform) {
    return built.flatMap(entry -> entry.runtime().find(platform));
  }
}
