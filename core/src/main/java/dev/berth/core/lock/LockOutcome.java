package dev.berth.core.lock;

import java.util.List;
import java.util.Optional;

/**
 * A lock that is to be used.
 *
 * @param previous what the file held before
 * @param written whether the file was written
 */
public record LockOutcome(
    LockFile file, RuntimeLock lock, Optional<RuntimeLock> previous, boolean written) {

  /** What is different from before. */
  public List<LockChange> changes() {
    return LockChange.between(previous, lock);
  }
}
