package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runtimes that were built here, their versions and tags. Each version is a file of its own;
 * the tags of a runtime are one file, made anew from the versions when it is damaged or gone (which
 * loses the user's tags only). Writers of one runtime wait for each other; readers never wait and
 * see it before or after.
 */
public final class RuntimeIndex {

  private final Path locks;
  private final Path home;
  private final RuntimeLookup lookup;
  private final StoreLayout layout;
  private final ActiveEnvironments active;

  RuntimeIndex(Path home) {
    this.home = home;
    this.layout = new StoreLayout(home);
    this.lookup = new RuntimeLookup(home.resolve("runtimes"));
    this.locks = home.resolve("locks");
    this.active = new ActiveEnvironments(home.resolve("active"));
  }

  /**
   * Adds a version that was just built and tags it. A version that is there already, or in the
   * recycle bin, stays the same version, with the number and the time it has; images for other
   * platforms are added to it.
   *
   * @param userTags moved here when they point elsewhere
   * @throws IllegalArgumentException when a tag can be none, or when Berth gives it itself
   * @throws StoreException when the store cannot be written
   */
  public RuntimeEntry add(RuntimeRecord built, Collection<String> userTags) throws IOException {
    List<String> tags = userTags.stream().map(RuntimeName::checkedUserTag).toList();
    if (!RuntimeName.isName(built.name())) {
      throw new IllegalArgumentException("not a runtime's name: `" + built.name() + "`");
    }
    return change(
        built.name(),
        runtime -> {
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.withBuilt(built.version(), tags);
          Optional<RuntimeRecord> old = runtime.find(built.version());
          Optional<RuntimeRecord> removed = runtime.findRemoved(built.version());
          RuntimeRecord record =
              old.or(() -> removed).map(there -> merged(there, built)).orElse(built);
          boolean newRecord = !old.equals(Optional.of(record));
          if (newRecord) {
            runtime.write(record);
          }
          boolean newTags = retag(runtime, before, after);
          runtime.deleteRemoved(built.version());
          return new Changed<>(after.entry(record), newRecord || newTags);
        });
  }

  private static RuntimeRecord merged(RuntimeRecord old, RuntimeRecord built) {
    SortedMap<Platform, RuntimeImage> images = new TreeMap<>();
    old.images().forEach(image -> images.put(image.platform(), image));
    built.images().forEach(image -> images.put(image.platform(), image));
    return new RuntimeRecord(
        built.name(),
        old.version(),
        old.created(),
        built.lock(),
        built.documents(),
        List.copyOf(images.values()));
  }

  /**
   * Tags a version. A tag that points to another version of the runtime moves here.
   *
   * @throws IllegalArgumentException when a tag can be none, or when Berth gives it itself
   * @throws NoSuchRuntimeException when there is no such version
   * @throws StoreException when the store cannot be written
   */
  public RuntimeEntry tag(RuntimeName wanted, Collection<String> userTags) throws IOException {
    List<String> tags = userTags.stream().map(RuntimeName::checkedUserTag).toList();
    return change(
        wanted.name(),
        runtime -> {
          RuntimeEntry entry = lookup.get(wanted);
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.with(tags, entry.runtime().version());
          boolean changed = retag(runtime, before, after);
          return new Changed<>(after.entry(entry.runtime()), changed);
        });
  }

  /**
   * Takes tags of the user's own from a version. From a name alone they are taken whichever version
   * they point to.
   *
   * @throws IllegalArgumentException when a tag can be none, or when Berth gives it itself
   * @throws NoSuchRuntimeException when there is no such version, or it has no such tag
   * @throws StoreException when the store cannot be written
   */
  public void untag(RuntimeName wanted, Collection<String> userTags) throws IOException {
    List<String> tags = userTags.stream().map(RuntimeName::checkedUserTag).toList();
    change(
        wanted.name(),
        runtime -> {
          RuntimeEntry entry = lookup.get(wanted);
          for (String tag : tags) {
            RuntimeEntry tagged =
                lookup.get(new RuntimeName(wanted.name(), RuntimeName.Kind.TAG, tag));
            if (!wanted.equals(RuntimeName.latest(wanted.name())) && !tagged.equals(entry)) {
              throw NoSuchRuntimeException.tagElsewhere(wanted, entry, tag, tagged);
            }
          }
          RuntimeTags before = runtime.tags();
          return new Changed<>(tags, retag(runtime, before, before.without(tags)));
        });
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
    return change(
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
          return new Changed<>(gone, retag(runtime, before, after));
        });
  }

  /** What happens to the record of a version that goes. */
  private interface Departure {
    void of(RuntimeFolder runtime, Digest version) throws IOException;
  }

  private List<RuntimeEntry> takeAway(String name, Collection<Digest> versions, Departure departure)
      throws IOException {
    Set<Digest> going = Set.copyOf(versions);
    return change(
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
          retag(runtime, before, after);
          for (RuntimeEntry entry : gone) {
            departure.of(runtime, entry.runtime().version());
          }
          return new Changed<>(gone, !gone.isEmpty());
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
    return change(
        wanted.name(),
        runtime -> {
          RuntimeEntry entry = lookup.getRemoved(wanted).entry();
          Digest version = entry.runtime().version();
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.withRecovered(version);
          runtime.recover(version);
          retag(runtime, before, after);
          return new Changed<>(after.entry(entry.runtime()), true);
        });
  }

  /** What a change came to, and whether anything is different. */
  private record Changed<T>(T result, boolean different) {}

  /** A change of one runtime. */
  private interface Change<T> {
    Changed<T> of(RuntimeFolder runtime) throws IOException;
  }

  /** Makes a change while no other process changes this runtime. */
  private <T> T change(String name, Change<T> change) throws IOException {
    StoreLock lock = new StoreLock(locks.resolve("runtime-" + RuntimeName.folderOf(name)));
    try {
      Changed<T> changed = lock.during(() -> change.of(lookup.folderOf(name)));
      if (changed.different()) {
        layout.update(this);
      }
      return changed.result();
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /**
   * Writes the tags of a runtime, if they changed. When {@code latest} moves, no environment is its
   * any more; that is said first, so that a shell never activates the one before.
   *
   * @return whether they changed
   */
  private boolean retag(RuntimeFolder runtime, RuntimeTags before, RuntimeTags after)
      throws IOException {
    if (!before.latest().equals(after.latest())) {
      active.forget(runtime.name());
    }
    if (after.equals(before)) {
      return false;
    }
    runtime.write(after);
    return true;
  }

  /**
   * Says that an environment is the one of this version, for shells that activate {@code latest} of
   * the runtime. Nothing is said when {@code latest} is another version by now.
   *
   * @throws StoreException when the store cannot be written
   */
  public void activate(RuntimeRecord runtime, Path environment) throws IOException {
    change(
        runtime.name(),
        runtimeFolder -> {
          if (runtimeFolder.tags().latest().equals(Optional.of(runtime.version()))) {
            active.write(runtimeFolder.name(), environment);
          }
          return new Changed<>(environment, false);
        });
  }

  /** The environment that was last said to be the one of {@code latest} of a runtime. */
  public Optional<Path> activeEnvironment(String name) throws IOException {
    return active.find(name);
  }

  /** The names of all runtimes, sorted; upper case as in the version built last. */
  public List<String> names() throws IOException {
    return latest().stream().map(entry -> entry.runtime().name()).toList();
  }

  /** The latest version of each runtime, sorted by name. */
  public List<RuntimeEntry> latest() throws IOException {
    return lookup.latest();
  }

  /** Every version of every runtime, by name, the newest version first. */
  public List<RuntimeRecord> all() throws IOException {
    return lookup.all();
  }

  /** All versions of a runtime, the newest first; none when there is no such runtime. */
  public List<RuntimeEntry> versions(String name) throws IOException {
    return lookup.versions(name);
  }

  /**
   * All versions of a runtime, the newest first: one at least.
   *
   * @throws NoSuchRuntimeException when there is none
   */
  public List<RuntimeEntry> all(String name) throws IOException {
    return lookup.all(name);
  }

  /** The version that a name means, when there is exactly one. */
  public Optional<RuntimeEntry> find(RuntimeName wanted) throws IOException {
    return lookup.find(wanted);
  }

  /**
   * The version that a name means.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  public RuntimeEntry get(RuntimeName wanted) throws IOException {
    return lookup.get(wanted);
  }

  /** Everything in the recycle bin, by name, the newest version first. */
  public List<RemovedRuntime> removed() throws IOException {
    return lookup.removed();
  }

  /** What the recycle bin has of one runtime, the newest version first. */
  public List<RemovedRuntime> removed(String name) throws IOException {
    return lookup.removed(name);
  }

  /**
   * The version in the recycle bin that a name means; a name alone means the one that is there.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  public RemovedRuntime getRemoved(RuntimeName wanted) throws IOException {
    return lookup.getRemoved(wanted);
  }
}
