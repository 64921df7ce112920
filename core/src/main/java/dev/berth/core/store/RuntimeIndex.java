package dev.berth.core.store;

import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The runtimes that were built here, their versions and tags. Each version is a file of its own;
 * the tags of a runtime are one file, made anew from the versions when it is damaged or gone (which
 * loses the user's tags only). Writers of one runtime wait for each other; readers never wait and
 * see it before or after.
 */
public final class RuntimeIndex {

  private final RuntimeLookup lookup;
  private final RuntimeChanges changes;

  RuntimeIndex(RuntimeLookup lookup, RuntimeChanges changes) {
    this.lookup = lookup;
    this.changes = changes;
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
    return changes.make(
        built.name(),
        runtime -> {
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.withBuilt(built.version(), tags);
          Optional<RuntimeRecord> old = runtime.find(built.version());
          Optional<RuntimeRecord> removed = runtime.findRemoved(built.version());
          RuntimeRecord record =
              old.or(() -> removed).map(there -> merged(there, built)).orElse(built);
          boolean newRecord = !old.equals(Optional.of(record));
          // The tags come first: killed in between, there is a number without a version, which is
          // nothing to anyone, and not a version without a number.
          boolean newTags = changes.retag(runtime, before, after);
          if (newRecord) {
            runtime.write(record);
          }
          runtime.deleteRemoved(built.version());
          return new RuntimeChanges.Changed<>(after.entry(record), newRecord || newTags);
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
    return changes.make(
        wanted.name(),
        runtime -> {
          RuntimeEntry entry = lookup.get(wanted);
          RuntimeTags before = runtime.tags();
          RuntimeTags after = before.with(tags, entry.runtime().version());
          boolean changed = changes.retag(runtime, before, after);
          return new RuntimeChanges.Changed<>(after.entry(entry.runtime()), changed);
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
    changes.make(
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
          return new RuntimeChanges.Changed<>(
              tags, changes.retag(runtime, before, before.without(tags)));
        });
  }

  /**
   * Says that an environment is the one of this version, for shells that activate {@code latest} of
   * the runtime. Nothing is said when {@code latest} is another version by now.
   *
   * @throws StoreException when the store cannot be written
   */
  public void activate(RuntimeRecord runtime, Path environment) throws IOException {
    changes.make(
        runtime.name(),
        runtimeFolder -> {
          if (runtimeFolder.tags().latest().equals(Optional.of(runtime.version()))) {
            changes.setActive(runtimeFolder, environment);
          }
          return new RuntimeChanges.Changed<>(environment, false);
        });
  }

  /** The environment that was last said to be the one of {@code latest} of a runtime. */
  public Optional<Path> activeEnvironment(String name) throws IOException {
    return changes.active(name);
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
}
