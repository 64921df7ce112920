package dev.berth.core.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * What is removed beside what nothing needs.
 *
 * @param downloads whether what versions would fetch again is removed too: their images stay whole
 * @param removedBefore versions removed before this time leave the recycle bin for good
 * @param usedSince environments of versions that are not in the store stay when they were used
 *     since this time
 */
public record PrunePolicy(boolean downloads, Optional<Instant> removedBefore, Instant usedSince) {

  /** Only what nothing needs. */
  public static PrunePolicy unneeded(Instant usedSince) {
    return new PrunePolicy(false, Optional.empty(), usedSince);
  }
}
