package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import java.util.List;

/**
 * What is locked for one platform.
 *
 * @param osPackages beyond an {@link LockedBase.Image image} base: what {@code apt:} adds; for a
 *     {@link LockedBase.Distribution distribution}: all there are, sorted by name
 * @param wheels from indexes, sorted by normalized name
 * @param localWheels in the order of runtime.yaml
 * @param files in the order of runtime.yaml
 */
public record LockedPlatform(
    Platform platform,
    LockedBase base,
    LockedPython python,
    List<LockedOsPackage> osPackages,
    List<LockedWheel> wheels,
    List<LockedLocalWheel> localWheels,
    List<LockedFile> files) {

  public LockedPlatform {
    osPackages = List.copyOf(osPackages);
    wheels = List.copyOf(wheels);
    localWheels = List.copyOf(localWheels);
    files = List.copyOf(files);
  }
}
