package dev.berth.core.lock;

import java.util.List;

/**
 * A base as it will be assembled.
 *
 * @param packages all there are, sorted by name
 */
public record ResolvedDistribution(
    LockedBase.Distribution base, LockedPython python, List<LockedOsPackage> packages) {

  public ResolvedDistribution {
    packages = List.copyOf(packages);
  }
}
