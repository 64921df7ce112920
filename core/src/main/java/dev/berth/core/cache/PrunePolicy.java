package dev.berth.core.cache;

import java.time.Instant;
import java.util.Optional;

/**
 * What is removed beside what nothing needs.
 *
 * @param downloads whether what versions would fetch again is removed too: their images stay whole
 * @param removedBefore versions removed before this time leave the recycle bin for good
 */
public record PrunePolicy(boolean downloads, Optional<Instant> removedBefore) {

  /** Only what nothing needs. */
  public static final PrunePolicy UNNEEDED = new PrunePolicy(false, Optional.empty());
}
