package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where removed versions of runtimes are until they are recovered or purged. They keep their number
 * and tags, and what they were made of.
 */
public final class RecycleBin {

  private final RuntimeLookup lookup;
  private final RuntimeChanges changes;

  RecycleBin(RuntimeLookup lookup, RuntimeChanges changes) {
    this.lookup = lookup;
    this.changes = changes;
  }

  /** Everything in it, by name, the newest version first. */
  public List<RemovedRuntime> versions() throws IOException {
    return lookup.removed();
  }

  /** What it has of one runtime, the newest version first. */
  public List<RemovedRuntime> versions(String name) throws IOException {
    return lookup.removed(name);
  }

  /**
   * The version in it that a name means; a name alone means the one that is there.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  public RemovedRuntime get(RuntimeName wanted) throws IOException {
    return lookup.getRemoved(wanted);
  }

  /**
   * Moves versions of one runtime to its recycle bin. {@code latest} moves to the newest of those
   * that remain, when it was at one of these.
   *
   * @return the versions as they were, the newest first; those that another process removed before
   *     are not among them
   * @throws StoreException when the store cannot be written
   */
  public List<RuntimeEntry> remove(String name, Collection<Digest> versions, Instant now)
      throws IOException {
    return takeAway(name, versions, (runtime, version) -> runtime.remove(version, now));
  }

  /**
   * Deletes versions of one runtime for good, those in its recycle bin as well. Their numbers are
   * not given again. What they were made of stays until nobody needs it and the store is pruned.
   *
   * @return the versions as they were, those from the recycle bin last; those that another process
   *     purged before are not among them
   * @throws StoreException when the store cannot be written
   */
  public List<RuntimeEntry> purge(String name, Collection<Digest> versions) throws IOException {
    List<RuntimeEntry> gone = new ArrayList<>(takeAway(name, versions, RuntimeFolder::delete));
    gone.addAll(purgeRemoved(name, versions));
    return gone;
  }

  /**
   * Deletes versions of one runtime from its recycle bin for good; those that are not in it stay
   * what they are.
   *
   * @return the versions that were there, as they were
   * @throws StoreException when the store cannot be written
   */
  public List<RuntimeEntry> purgeRemoved(String name, Collection<Digest> versions)
      throws IOException {
    return changes.make(
        name,
        runtime -> {
          List<RuntimeEntry> gone =
              runtime.removed().stream()
                  .map(RemovedRuntime::entry)
                  .filter(entry -> versions.contains(entry.runtime().version()))
                  .toList();
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before;
          for (Digest version : versions) {
            runtime.deleteRemoved(version);
            after = runtime.find(version).isPresent() ? after : after.withoutVersion(version);
          }
          return new RuntimeChanges.Changed<>(gone, changes.retag(runtime, before, after));
        });
  }

  /** What happens to the record of a version that goes. */
  private interface Departure {
    void of(RuntimeFolder runtime, Digest version) throws IOException;
  }

  private List<RuntimeEntry> takeAway(String name, Collection<Digest> versions, Departure departure)
      throws IOException {
    Set<Digest> going = Set.copyOf(versions);
    return changes.make(
        name,
        runtime -> {
          List<RuntimeEntry> all = runtime.versions();
          List<RuntimeEntry> gone =
              all.stream().filter(entry -> going.contains(entry.runtime().version())).toList();
          Optional<Digest> newest =
              all.stream()
                  .map(entry -> entry.runtime().version())
                  .filter(version -> !going.contains(version))
                  .findFirst();
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before;
          for (RuntimeEntry entry : gone) {
            after = after.withRemoved(entry.runtime().version(), newest);
          }
          // The tags come first: killed in between, `latest` is a version that is there.
          changes.retag(runtime, before, after);
          for (RuntimeEntry entry : gone) {
            departure.of(runtime, entry.runtime().version());
          }
          return new RuntimeChanges.Changed<>(gone, !gone.isEmpty());
        });
  }

  /**
   * Brings a version back from the recycle bin, with its number and tags. {@code latest} comes back
   * to it when it was there, and nothing was built since.
   *
   * @throws NoSuchRuntimeException when the recycle bin has no version that the name means, or more
   *     than one
   * @throws StoreException when the store cannot be written
   */
  public RuntimeEntry recover(RuntimeName wanted) throws IOException {
    return changes.make(
        wanted.name(),
        runtime -> {
          RuntimeEntry entry = lookup.getRemoved(wanted).entry();
          Digest version = entry.runtime().version();
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.withRecovered(version);
          runtime.recover(version);
          changes.retag(runtime, before, after);
          return new RuntimeChanges.Changed<>(after.entry(entry.runtime()), true);
        });
  }
}
