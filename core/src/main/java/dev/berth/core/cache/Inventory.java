package dev.berth.core.cache;

import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.RemovedRuntime;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is in the store, and whether it is needed.
 *
 * @param purged removed versions that the policy gives up
 */
record Inventory(List<CacheItem> items, List<RuntimeRecord> purged) {

  Inventory {
    items = List.copyOf(items);
    purged = List.copyOf(purged);
  }

  static Inventory of(
      Store store, StoredRuntimes stored, RunningPrograms programs, PrunePolicy policy)
      throws IOException {
    List<RuntimeRecord> live = store.runtimes().all();
    List<RuntimeRecord> kept = new ArrayList<>();
    List<RuntimeRecord> purged = new ArrayList<>();
    for (RemovedRuntime removed : store.recycleBin().versions()) {
      boolean old = policy.removedBefore().map(removed.removed()::isBefore).orElse(false);
      (old ? purged : kept).add(removed.entry().runtime());
    }
    Set<Digest> versions = new HashSet<>();
    live.forEach(version -> versions.add(version.version()));
    kept.forEach(version -> versions.add(version.version()));
    StoredEnvironments environments = StoredEnvironments.of(store, policy, programs, versions);
    NeededBlobs needed = NeededBlobs.of(live, store.blobs(), stored);
    needed.addDownloads(environments.wheels());
    Finder finder =
        new Finder(
            store, policy, needed, NeededBlobs.of(kept, store.blobs(), stored), environments);
    return new Inventory(finder.find(), purged);
  }

  /** Looks through the store. */
  private static final class Finder {

    /** What makes the store an image layout. */
    private static final Set<String> DOCUMENTS = Set.of("oci-layout", "index.json");

    private final Store store;
    private final PrunePolicy policy;
    private final NeededBlobs live;
    private final NeededBlobs removed;
    private final StoredEnvironments environments;
    private final List<CacheItem> items = new ArrayList<>();

    Finder(
        Store store,
        PrunePolicy policy,
        NeededBlobs live,
        NeededBlobs removed,
        StoredEnvironments environments) {
      this.store = store;
      this.policy = policy;
      this.live = live;
      this.removed = removed;
      this.environments = environments;
    }

    List<CacheItem> find() throws IOException {
      addBlobs();
      items.addAll(environments.items(live, removed));
      addIndexes();
      addFacts();
      add(CacheKind.TOOLS, "tools", true);
      add(CacheKind.TEMPORARY, "tmp", false);
      return items;
    }

    private void addBlobs() throws IOException {
      Set<Digest> layers = new HashSet<>();
      for (Map.Entry<Path, Optional<Digest>> entry : store.layers().all().entrySet()) {
        Optional<Digest> layer = entry.getValue();
        layer.ifPresent(layers::add);
        boolean needed = layer.isPresent() && isNeeded(layer.get());
        items.add(new CacheItem(CacheKind.INDEXES, entry.getKey(), needed));
      }
      for (Digest blob : store.blobs().all()) {
        items.add(new CacheItem(kind(blob, layers), store.blobs().path(blob), isNeeded(blob)));
      }
    }

    private CacheKind kind(Digest blob, Set<Digest> layers) {
      return live.find(blob)
          .or(() -> removed.find(blob).map(whatever -> CacheKind.REMOVED))
          .orElse(layers.contains(blob) ? CacheKind.LAYERS : CacheKind.DOWNLOADS);
    }

    private boolean isNeeded(Digest blob) {
      return isNeeded(live.find(blob)) || isNeeded(removed.find(blob));
    }

    private boolean isNeeded(Optional<CacheKind> use) {
      return use.isPresent() && !(policy.downloads() && use.get() == CacheKind.DOWNLOADS);
    }

    private void addIndexes() throws IOException {
      for (Path file : store.entries("")) {
        if (DOCUMENTS.contains(file.getFileName().toString())) {
          items.add(new CacheItem(CacheKind.INDEXES, file, true));
        }
      }
      for (String folder : List.of("runtimes", "active", "plans", "locks", "interpreters")) {
        add(CacheKind.INDEXES, folder, true);
      }
    }

    /** What is known of a blob that is gone is of no use until it comes again. */
    private void addFacts() throws IOException {
      for (Path kind : store.entries("facts")) {
        for (Path fact : store.entries("facts/" + kind.getFileName())) {
          String name = fact.getFileName().toString();
          if (name.matches("[a-f0-9]{64}")) {
            Digest blob = Digest.ofSha256(name);
            boolean known = live.find(blob).isPresent() || removed.find(blob).isPresent();
            items.add(new CacheItem(CacheKind.INDEXES, fact, known));
          }
        }
      }
    }

    private void add(CacheKind kind, String folder, boolean needed) throws IOException {
      for (Path entry : store.entries(folder)) {
        items.add(new CacheItem(kind, entry, needed));
      }
    }
  }
}
