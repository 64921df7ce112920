package dev.berth.core.store;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds versions of runtimes by what people call them, in use and in the recycle bin. */
final class RuntimeLookup {

  private final Path folder;

  /**
   * @param folder the one with a folder for each runtime
   */
  RuntimeLookup(Path folder) {
    this.folder = folder;
  }

  /** The latest version of each runtime, by name. */
  List<RuntimeEntry> latest() throws IOException {
    List<RuntimeEntry> latest = new ArrayList<>();
    for (RuntimeFolder runtime : RuntimeFolder.in(folder)) {
      runtime.latest().ifPresent(latest::add);
    }
    return latest;
  }

  /** Every version of every runtime, by name, the newest version first. */
  List<RuntimeRecord> all() throws IOException {
    List<RuntimeRecord> all = new ArrayList<>();
    for (RuntimeFolder runtime : RuntimeFolder.in(folder)) {
      runtime.versions().forEach(entry -> all.add(entry.runtime()));
    }
    return all;
  }

  /** All versions of a runtime, the newest first; none when there is no such runtime. */
  List<RuntimeEntry> versions(String name) throws IOException {
    return folderOf(name).versions();
  }

  /**
   * All versions of a runtime, the newest first: one at least.
   *
   * @throws NoSuchRuntimeException when there is none
   */
  List<RuntimeEntry> all(String name) throws IOException {
    List<RuntimeEntry> all = versions(name);
    // Without a version there is no latest either, and this says why.
    return all.isEmpty() ? List.of(get(RuntimeName.latest(name))) : all;
  }

  /** Everything in the recycle bin, by name, the newest version first. */
  List<RemovedRuntime> removed() throws IOException {
    List<RemovedRuntime> removed = new ArrayList<>();
    for (RuntimeFolder runtime : RuntimeFolder.in(folder)) {
      removed.addAll(runtime.removed());
    }
    return removed;
  }

  /** What the recycle bin has of one runtime, the newest version first. */
  List<RemovedRuntime> removed(String name) throws IOException {
    return folderOf(name).removed();
  }

  /** The version that a name means, when there is exactly one. */
  Optional<RuntimeEntry> find(RuntimeName wanted) throws IOException {
    List<RuntimeEntry> matching = matching(wanted);
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  /**
   * The version that a name means.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  RuntimeEntry get(RuntimeName wanted) throws IOException {
    List<RuntimeEntry> matching = matching(wanted);
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (matching.size() > 1) {
      throw NoSuchRuntimeException.ambiguous(wanted, matching);
    }
    List<RuntimeEntry> all = versions(wanted.name());
    List<RemovedRuntime> removed = matchingRemoved(wanted);
    if (!removed.isEmpty()) {
      throw NoSuchRuntimeException.removed(wanted, removed);
    }
    if (!all.isEmpty()) {
      throw NoSuchRuntimeException.noVersion(wanted, all);
    }
    List<RemovedRuntime> allRemoved = removed(wanted.name());
    throw allRemoved.isEmpty()
        ? NoSuchRuntimeException.unknown(
            wanted, latest().stream().map(entry -> entry.runtime().name()).toList())
        : NoSuchRuntimeException.allRemoved(wanted, allRemoved);
  }

  /**
   * The version in the recycle bin that a name means; a name alone means the one that is there.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  RemovedRuntime getRemoved(RuntimeName wanted) throws IOException {
    List<RemovedRuntime> all = removed(wanted.name());
    List<RemovedRuntime> matching =
        wanted.equals(RuntimeName.latest(wanted.name())) ? all : matchingRemoved(wanted);
    if (matching.size() == 1) {
      return matching.get(0);
    }
    throw matching.isEmpty()
        ? NoSuchRuntimeException.notRemoved(wanted, all)
        : NoSuchRuntimeException.manyRemoved(wanted, matching);
  }

  private List<RuntimeEntry> matching(RuntimeName wanted) throws IOException {
    RuntimeFolder runtime = folderOf(wanted.name());
    RuntimeTags tags = runtime.tags();
    while (true) {
      Optional<Digest> tagged = tagged(wanted, tags);
      List<RuntimeEntry> matching =
          tagged.isPresent()
              ? runtime.find(tagged.get()).stream().map(tags::entry).toList()
              : startingAs(wanted, runtime.versions());
      RuntimeTags now = runtime.tags();
      // A version may have been removed since the tags were read.
      if (!matching.isEmpty() || now.equals(tags)) {
        return matching;
      }
      tags = now;
    }
  }

  private List<RemovedRuntime> matchingRemoved(RuntimeName wanted) throws IOException {
    RuntimeFolder runtime = folderOf(wanted.name());
    List<RemovedRuntime> all = runtime.removed();
    Optional<Digest> tagged = tagged(wanted, runtime.tags());
    List<RuntimeEntry> entries = all.stream().map(RemovedRuntime::entry).toList();
    List<RuntimeEntry> matching =
        tagged.isPresent()
            ? entries.stream()
                .filter(entry -> entry.runtime().version().equals(tagged.get()))
                .toList()
            : startingAs(wanted, entries);
    return all.stream().filter(removed -> matching.contains(removed.entry())).toList();
  }

  private static Optional<Digest> tagged(RuntimeName wanted, RuntimeTags tags) {
    return wanted.kind() == RuntimeName.Kind.PREFIX
        ? Optional.empty()
        : Optional.ofNullable(tags.versions().get(wanted.selector()));
  }

  private static List<RuntimeEntry> startingAs(RuntimeName wanted, List<RuntimeEntry> entries) {
    return wanted.kind() == RuntimeName.Kind.TAG
        ? List.of()
        : entries.stream()
            .filter(entry -> entry.runtime().version().hex().startsWith(wanted.selector()))
            .toList();
  }

  /** The files of a runtime, whether there are any or not. */
  RuntimeFolder folderOf(String name) {
    return new RuntimeFolder(folder.resolve(RuntimeName.folderOf(name)));
  }
}
