package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One difference between two locks.
 *
 * @param name what it is about: a package, a file, {@code base}
 * @param before its version, or its digest where it has none; missing when it was added
 * @param after missing when it was removed
 */
public record LockChange(
    Platform platform, Kind kind, String name, Optional<String> before, Optional<String> after) {

  /** What a change is about. */
  public enum Kind {
    BASE,
    PYTHON,
    OS_PACKAGE,
    PACKAGE,
    LOCAL_WHEEL,
    FILE
  }

  /** All differences, by platform, kind and name. */
  public static List<LockChange> between(Optional<RuntimeLock> before, RuntimeLock after) {
    TreeSet<Platform> platforms = new TreeSet<>();
    before.ifPresent(lock -> lock.platforms().forEach(one -> platforms.add(one.platform())));
    after.platforms().forEach(one -> platforms.add(one.platform()));
    List<LockChange> changes = new ArrayList<>();
    for (Platform platform : platforms) {
      Optional<LockedPlatform> old = before.flatMap(lock -> lock.find(platform));
      Optional<LockedPlatform> now = after.find(platform);
      compare(changes, platform, Kind.BASE, old, now, LockChange::base);
      compare(changes, platform, Kind.PYTHON, old, now, LockChange::python);
      compare(changes, platform, Kind.OS_PACKAGE, old, now, LockChange::osPackages);
      compare(changes, platform, Kind.PACKAGE, old, now, LockChange::wheels);
      compare(changes, platform, Kind.LOCAL_WHEEL, old, now, LockChange::localWheels);
      compare(changes, platform, Kind.FILE, old, now, LockChange::files);
    }
    return changes;
  }

  private static void compare(
      List<LockChange> changes,
      Platform platform,
      Kind kind,
      Optional<LockedPlatform> before,
      Optional<LockedPlatform> after,
      Function<LockedPlatform, Map<String, String>> view) {
    Map<String, String> old = before.map(view).orElse(Map.of());
    Map<String, String> now = after.map(view).orElse(Map.of());
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<String> was = Optional.ofNullable(old.get(name));
      Optional<String> is = Optional.ofNullable(now.get(name));
      if (!was.equals(is)) {
        changes.add(new LockChange(platform, kind, name, was, is));
      }
    }
  }

  private static Map<String, String> base(LockedPlatform locked) {
    if (locked.base() instanceof LockedBase.Image image) {
      return Map.of(image.location(), image.manifest().shortHex());
    }
    LockedBase.Distribution distribution = (LockedBase.Distribution) locked.base();
    return distribution.suites().stream()
        .collect(
            Collectors.toMap(
                suite -> distribution.os() + " " + suite.suite(),
                suite -> suite.release().shortHex(),
                (one, other) -> other,
                TreeMap::new));
  }

  private static Map<String, String> python(LockedPlatform locked) {
    return Map.of("python", locked.python().version().toString());
  }

  private static Map<String, String> osPackages(LockedPlatform locked) {
    return versions(locked.osPackages(), LockedOsPackage::name, one -> one.version());
  }

  private static Map<String, String> wheels(LockedPlatform locked) {
    return versions(locked.wheels(), LockedWheel::name, LockedWheel::version);
  }

  private static Map<String, String> localWheels(LockedPlatform locked) {
    return versions(
        locked.localWheels(),
        LockedLocalWheel::path,
        wheel -> wheel.version() + " " + wheel.digest().shortHex());
  }

  private static Map<String, String> files(LockedPlatform locked) {
    return versions(
        locked.files(),
        LockedFile::destination,
        file -> file.digest().shortHex() + (file.executable() ? " executable" : ""));
  }

  private static <T> Map<String, String> versions(
      List<T> things, Function<T, String> name, Function<T, String> version) {
    return things.stream()
        .collect(Collectors.toMap(name, version, (one, other) -> other, TreeMap::new));
  }
}
