package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import java.util.List;
import java.util.Optional;

/**
 * Everything a runtime is made of, by digest, for each platform: enough to make image and
 * environment without a resolver. Its written form is {@code runtime.lock}.
 *
 * @param requirements what was asked for; something else now means that the lock is stale
 * @param platforms one entry for each platform, sorted
 */
public record RuntimeLock(
    String name, LockedRequirements requirements, List<LockedPlatform> platforms) {

  /** The form of the file, raised when an older Berth could not read it. */
  public static final int FORMAT = 1;

  public RuntimeLock {
    platforms = List.copyOf(platforms);
  }

  /** What is locked for this platform. */
  public Optional<LockedPlatform> find(Platform platform) {
    return platforms.stream().filter(locked -> locked.platform().equals(platform)).findFirst();
  }
}
