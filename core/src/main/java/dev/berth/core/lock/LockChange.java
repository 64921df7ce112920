package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * @param before its version, or its digest where it has none, with what else tells it from the
 *     other; missing when it was added
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

  /**
   * A part of a lock.
   *
   * @param label what people know it by
   * @param details what else can differ while the label stays; empty texts for what is usual
   */
  private record Part(String label, List<String> details) {

    static Part of(String label, String... details) {
      return new Part(label, List.of(details));
    }

    /** The label, with the details that tell it from another one of the same label. */
    String besides(Part other) {
      if (!label.equals(other.label)) {
        return label;
      }
      StringBuilder shown = new StringBuilder(label);
      for (int i = 0; i < details.size(); i++) {
        if (!details.get(i).isEmpty() && !details.get(i).equals(other.details.get(i))) {
          shown.append(' ').append(details.get(i));
        }
      }
      return shown.toString();
    }
  }

  private static void compare(
      List<LockChange> changes,
      Platform platform,
      Kind kind,
      Optional<LockedPlatform> before,
      Optional<LockedPlatform> after,
      Function<LockedPlatform, Map<String, Part>> view) {
    Map<String, Part> old = before.map(view).orElse(Map.of());
    Map<String, Part> now = after.map(view).orElse(Map.of());
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    for (String name : names) {
      Optional<Part> was = Optional.ofNullable(old.get(name));
      Optional<Part> is = Optional.ofNullable(now.get(name));
      if (!was.equals(is)) {
        changes.add(
            new LockChange(
                platform,
                kind,
                name,
                was.map(part -> shown(part, is)),
                is.map(part -> shown(part, was))));
      }
    }
  }

  private static String shown(Part part, Optional<Part> other) {
    return other.map(part::besides).orElse(part.label());
  }

  private static Map<String, Part> base(LockedPlatform locked) {
    if (locked.base() instanceof LockedBase.Image image) {
      return Map.of(image.location(), Part.of(image.manifest().shortHex()));
    }
    LockedBase.Distribution distribution = (LockedBase.Distribution) locked.base();
    return parts(
        distribution.suites(),
        suite -> distribution.os() + " " + suite.suite(),
        suite -> Part.of(suite.release().shortHex()));
  }

  private static Map<String, Part> python(LockedPlatform locked) {
    LockedPython python = locked.python();
    return Map.of(
        "python",
        Part.of(python.version().toString(), python.executable(), "glibc " + python.glibc()));
  }

  private static Map<String, Part> osPackages(LockedPlatform locked) {
    return parts(
        locked.osPackages(),
        LockedOsPackage::name,
        one ->
            Part.of(
                one.version(),
                one.digest().shortHex(),
                "(" + one.part().name().toLowerCase(Locale.ROOT) + ")"));
  }

  private static Map<String, Part> wheels(LockedPlatform locked) {
    return parts(
        locked.wheels(),
        LockedWheel::name,
        wheel ->
            Part.of(
                wheel.version(),
                wheel.digest().shortHex(),
                wheel.requested() ? "(asked for)" : "(needed by others)",
                wheel.direct() ? "by address" : ""));
  }

  private static Map<String, Part> localWheels(LockedPlatform locked) {
    return parts(
        locked.localWheels(),
        LockedLocalWheel::path,
        wheel -> Part.of(wheel.version() + " " + wheel.digest().shortHex()));
  }

  private static Map<String, Part> files(LockedPlatform locked) {
    return parts(
        locked.files(),
        LockedFile::destination,
        file -> Part.of(file.digest().shortHex() + (file.executable() ? " executable" : "")));
  }

  private static <T> Map<String, Part> parts(
      List<T> things, Function<T, String> name, Function<T, Part> part) {
    return things.stream()
        .collect(Collectors.toMap(name, part, (one, other) -> other, TreeMap::new));
  }
}
