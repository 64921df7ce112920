package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives a runtime its lock: the one that is there when it fits, else one that is made and kept. */
public final class LockRefresher {

  private final Locker locker;

  public LockRefresher(Locker locker) {
    this.locker = locker;
  }

  /**
   * The lock of a runtime, as the request wants it.
   *
   * @throws LockException when there is none that the request allows
   * @throws dev.berth.core.BerthException when there is no answer to what is asked for
   * @throws IOException when the store cannot be used
   */
  public LockOutcome refresh(RuntimeSpec spec, LockRequest request) throws IOException {
    spec.requireSupported();
    return switch (request.policy()) {
      case FROZEN -> frozen(spec, request);
      case LOCKED -> locked(spec, request);
      case REFRESH -> refreshed(spec, request);
    };
  }

  private static LockOutcome frozen(RuntimeSpec spec, LockRequest request) {
    LockFile file = LockFile.of(spec);
    RuntimeLock lock =
        file.read().orElseThrow(() -> LockException.missing(file.path(), "--frozen"));
    List<Platform> there = lock.platforms().stream().map(LockedPlatform::platform).toList();
    for (Platform wanted : request.platforms()) {
      if (!there.contains(wanted)) {
        throw LockException.notLockedFor(file.path(), wanted, there);
      }
    }
    return new LockOutcome(file, lock, Optional.of(lock), false);
  }

  private static LockOutcome locked(RuntimeSpec spec, LockRequest request) {
    LockState state = LockState.of(spec, request);
    RuntimeLock lock = state.requireFresh("--locked");
    return new LockOutcome(state.file(), lock, state.lock(), false);
  }

  private LockOutcome refreshed(RuntimeSpec spec, LockRequest request) throws IOException {
    LockState state = LockState.of(spec, request);
    if (state.isFresh() && !request.upgradesAnything()) {
      RuntimeLock lock = state.lock().orElseThrow();
      return new LockOutcome(state.file(), lock, state.lock(), false);
    }
    state.lock().ifPresent(lock -> requireKnown(state.file(), lock, request));
    RuntimeLock lock = locker.lock(spec, request, state.lock());
    return new LockOutcome(state.file(), lock, state.lock(), state.file().write(lock));
  }

  /** A name with a typing mistake would upgrade nothing and look as if it had. */
  private static void requireKnown(LockFile file, RuntimeLock lock, LockRequest request) {
    Set<String> locked =
        lock.platforms().stream()
            .flatMap(platform -> platform.wheels().stream())
            .map(LockedWheel::name)
            .collect(Collectors.toSet());
    for (PackageName name : request.upgradePackages()) {
      if (!locked.contains(name.toString())) {
        throw LockException.unknownPackage(file.path(), name);
      }
    }
  }
}
