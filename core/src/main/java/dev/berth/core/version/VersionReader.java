package dev.berth.core.version;

import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockState;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.lock.StoredRuntime;
import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.util.Optional;

/** Finds versions to look at. Nothing is resolved, fetched or built for it. */
public final class VersionReader {

  private final RuntimeIndex runtimes;
  private final StoredRuntimes stored;

  public VersionReader(RuntimeIndex runtimes, StoredRuntimes stored) {
    this.runtimes = runtimes;
    this.stored = stored;
  }

  /**
   * A version that the store has.
   *
   * @throws dev.berth.core.lock.NotKeptException when what it was built from was not kept
   */
  public VersionView read(RuntimeEntry entry) throws IOException {
    StoredRuntime kept = stored.read(entry.runtime());
    return new VersionView(kept.spec(), kept.lock(), Optional.of(entry));
  }

  /**
   * The version that a folder would make, as it is locked.
   *
   * @param why what the lock is needed for, as the user said it
   * @throws dev.berth.core.lock.LockException when there is no lock, or it does not fit
   */
  public VersionView read(RuntimeSpec spec, String why) throws IOException {
    RuntimeLock lock = LockState.of(spec, LockRequest.DEFAULT).requireFresh(why);
    return new VersionView(
        spec,
        lock,
        runtimes.find(
            new RuntimeName(
                spec.name(), RuntimeName.Kind.PREFIX, RuntimeVersion.of(spec, lock).hex())));
  }
}
