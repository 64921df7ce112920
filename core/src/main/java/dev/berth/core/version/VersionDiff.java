package dev.berth.core.version;

import dev.berth.core.lock.LockChange;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How two versions differ, in what they hold and how they are run. Of the same or of two runtimes.
 *
 * @param onlyBefore platforms that only the first is locked for
 * @param onlyAfter platforms that only the second is locked for
 * @param changes what is locked, for each platform that both are locked for
 * @param layers the images, for each platform that both were built for here
 */
public record VersionDiff(
    VersionView before,
    VersionView after,
    List<Platform> onlyBefore,
    List<Platform> onlyAfter,
    List<LockChange> changes,
    List<SettingChange> settings,
    List<LayersDiff> layers) {

  public VersionDiff {
    onlyBefore = List.copyOf(onlyBefore);
    onlyAfter = List.copyOf(onlyAfter);
    changes = List.copyOf(changes);
    settings = List.copyOf(settings);
    layers = List.copyOf(layers);
  }

  /** Compares two versions. */
  public static VersionDiff between(VersionView before, VersionView after) {
    List<Platform> old = platforms(before.lock());
    List<Platform> now = platforms(after.lock());
    List<Platform> both = old.stream().filter(now::contains).toList();
    List<LayersDiff> layers = new ArrayList<>();
    for (Platform platform : both) {
      before
          .image(platform)
          .flatMap(first -> after.image(platform).map(second -> LayersDiff.between(first, second)))
          .ifPresent(layers::add);
    }
    return new VersionDiff(
        before,
        after,
        old.stream().filter(platform -> !both.contains(platform)).toList(),
        now.stream().filter(platform -> !both.contains(platform)).toList(),
        LockChange.between(Optional.of(before.lock()), after.lock()).stream()
            .filter(change -> both.contains(change.platform()))
            .toList(),
        SettingChange.between(before.spec(), after.spec()),
        layers);
  }

  private static List<Platform> platforms(RuntimeLock lock) {
    return lock.platforms().stream().map(LockedPlatform::platform).sorted().toList();
  }

  /** The platforms that both are locked for. */
  public List<Platform> platforms() {
    return platforms(after.lock()).stream()
        .filter(platform -> !onlyAfter.contains(platform))
        .toList();
  }

  /** Whether both are the same version, whatever they are called. */
  public boolean isSameVersion() {
    return before.version().equals(after.version());
  }

  /** Whether anything that can be named differs. */
  public boolean isEmpty() {
    return Stream.of(onlyBefore, onlyAfter, changes, settings).allMatch(List::isEmpty);
  }
}
