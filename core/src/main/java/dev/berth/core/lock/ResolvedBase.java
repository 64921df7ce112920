package dev.berth.core.lock;

import java.util.List;

/**
 * What an image will stand on.
 *
 * @param osPackages as {@link LockedPlatform#osPackages()} has them
 */
public record ResolvedBase(LockedBase base, LockedPython python, List<LockedOsPackage> osPackages) {

  public ResolvedBase {
    osPackages = List.copyOf(osPackages);
  }
}
