package dev.berth.core.cache;

import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.store.Removal;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreUse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The store as something that takes space. Only what is in the store's own folders is looked at, no
 * link is followed, and nothing is removed while another process uses the store.
 */
public final class Cache {

  private final Store store;
  private final StoredRuntimes stored;
  private final RunningPrograms programs;

  /**
   * @param store which this process must not have in use when something is to be removed
   * @param stored reads what versions of runtimes were built from
   * @param proc the folder that shows which programs run: {@code /proc}, where there is one
   */
  public Cache(Store store, StoredRuntimes stored, Path proc) {
    this.store = store;
    this.stored = stored;
    this.programs = new RunningPrograms(proc);
  }

  /**
   * How much there is, and how much {@link #prune} would free.
   *
   * @throws dev.berth.core.BerthException when it cannot be told what is needed
   */
  public CacheUsage usage(PrunePolicy policy) throws IOException {
    return CacheUsage.of(Inventory.of(store, stored, programs, policy));
  }

  /**
   * Removes what nothing needs. Waits until nobody else uses the store; others wait only while
   * things leave their places, not until the disk is freed.
   *
   * @param waiting called before it waits
   * @return what there was
   * @throws dev.berth.core.BerthException when it cannot be told what is needed, or when something
   *     cannot be removed
   */
  public CacheUsage prune(PrunePolicy policy, Runnable waiting) throws IOException {
    StoreUse alone = store.useAlone(waiting);
    try {
      Inventory inventory = Inventory.of(store, stored, programs, policy);
      CacheUsage before = CacheUsage.of(inventory);
      // First: what is left after a kill must never be a version without its parts.
      for (RuntimeRecord version : inventory.purged()) {
        store.recycleBin().purgeRemoved(version.name(), List.of(version.version()));
      }
      try (Removal removal = store.newRemoval()) {
        inventory.items().stream()
            .filter(item -> !item.needed())
            .forEach(item -> removal.take(item.path()));
        alone.close();
      }
      return before;
    } finally {
      alone.close();
    }
  }
}
