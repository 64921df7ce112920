package dev.berth.core.cache;

import dev.berth.core.io.FileTree;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How much there is in the store.
 *
 * @param kinds those that there are, in their order
 * @param purged removed versions that leave the recycle bin for good
 */
public record CacheUsage(List<KindUsage> kinds, List<RuntimeRecord> purged) {

  public CacheUsage {
    kinds = List.copyOf(kinds);
    purged = List.copyOf(purged);
  }

  /**
   * How much there is of one kind.
   *
   * @param count how many things
   * @param size in bytes, what has several names counted once
   * @param unneeded how many of them nothing needs
   * @param freeable how many bytes removing those frees
   */
  public record KindUsage(CacheKind kind, int count, long size, int unneeded, long freeable) {}

  static CacheUsage of(Inventory inventory) throws IOException {
    DiskSpace space = new DiskSpace();
    List<KindUsage> kinds = new ArrayList<>();
    for (CacheKind kind : CacheKind.values()) {
      List<CacheItem> items =
          inventory.items().stream().filter(item -> item.kind() == kind).toList();
      if (!items.isEmpty()) {
        kinds.add(usage(kind, items, space));
      }
    }
    return new CacheUsage(kinds, inventory.purged());
  }

  private static KindUsage usage(CacheKind kind, List<CacheItem> items, DiskSpace space)
      throws IOException {
    long size = 0;
    int unneeded = 0;
    long freeable = 0;
    for (CacheItem item : items) {
      FileTree tree = new FileTree(item.path());
      size += space.count(tree);
      if (!item.needed()) {
        unneeded++;
        freeable += space.free(tree);
      }
    }
    return new KindUsage(kind, items.size(), size, unneeded, freeable);
  }

  /** How many things there are. */
  public int count() {
    return kinds.stream().mapToInt(KindUsage::count).sum();
  }

  /** How many bytes there are in all. */
  public long size() {
    return kinds.stream().mapToLong(KindUsage::size).sum();
  }

  /** How many things nothing needs. */
  public int unneeded() {
    return kinds.stream().mapToInt(KindUsage::unneeded).sum();
  }

  /** How many bytes removing what nothing needs frees. */
  public long freeable() {
    return kinds.stream().mapToLong(KindUsage::freeable).sum();
  }
}
