package dev.berth.core.lock;

import dev.berth.core.spec.RuntimeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether a lock still fits its runtime.yaml, and if not, why. Nothing is resolved for it: no
 * server is asked.
 *
 * @param file where the lock is
 * @param lock when there is one
 * @param changes what changed since it was made, one fact each; none when it fits
 */
public record LockState(LockFile file, Optional<RuntimeLock> lock, List<String> changes) {

  public LockState {
    changes = List.copyOf(changes);
  }

  /**
   * Compares the lock of a runtime.yaml with what that says now.
   *
   * @throws LockException when the lock cannot be read
   */
  public static LockState of(RuntimeSpec spec, LockRequest request) {
    LockFile file = LockFile.of(spec);
    Optional<RuntimeLock> lock = file.read();
    return new LockState(
        file, lock, lock.map(found -> changes(spec, request, found)).orElse(List.of()));
  }

  /**
   * The lock.
   *
   * @param option what the user said that makes a lock that fits necessary
   * @throws LockException when there is none, or it does not fit
   */
  public RuntimeLock requireFresh(String option) {
    RuntimeLock found = lock.orElseThrow(() -> LockException.missing(file.path(), option));
    if (!changes.isEmpty()) {
      throw LockException.stale(file.path(), changes);
    }
    return found;
  }

  /** Whether there is a lock that fits. */
  public boolean isFresh() {
    return lock.isPresent() && changes.isEmpty();
  }

  private static List<String> changes(RuntimeSpec spec, LockRequest request, RuntimeLock lock) {
    List<String> changes = new ArrayList<>();
    if (!lock.name().equals(spec.name())) {
      changes.add("`name` was `" + lock.name() + "`, and is `" + spec.name() + "`");
    }
    changes.addAll(lock.requirements().changesTo(new RequestedRequirements(spec).locked()));
    LocalFiles local = new LocalFiles(spec);
    Map<String, LockedLocalWheel> wheels = by(LockedLocalWheel::path, local.wheels());
    Map<String, LockedFile> files = by(LockedFile::destination, local.files());
    Locker.platforms(spec, request, Optional.of(lock)).stream()
        .filter(platform -> lock.find(platform).isEmpty())
        .forEach(platform -> changes.add("nothing is locked for `" + platform + "`"));
    for (LockedPlatform locked : lock.platforms()) {
      compare(changes, "the wheel", by(LockedLocalWheel::path, locked.localWheels()), wheels);
      compare(changes, "the file", by(LockedFile::destination, locked.files()), files);
    }
    return changes.stream().distinct().toList();
  }

  private static <T> Map<String, T> by(Function<T, String> key, List<T> things) {
    return things.stream()
        .collect(Collectors.toMap(key, thing -> thing, (one, other) -> other, TreeMap::new));
  }

  private static <T> void compare(
      List<String> changes, String what, Map<String, T> before, Map<String, T> now) {
    now.forEach(
        (name, value) -> {
          T old = before.get(name);
          if (old == null) {
            changes.add(what + " `" + name + "` was added");
          } else if (!old.equals(value)) {
            changes.add(what + " `" + name + "` has changed");
          }
        });
    before.keySet().stream()
        .filter(name -> !now.containsKey(name))
        .forEach(name -> changes.add(what + " `" + name + "` was removed"));
  }
}
