package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
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

  private static final String TAGS = "tags.json";
  private static final String VERSIONS = "versions";

  private final Path folder;
  private final Path locks;
  private final Path home;
  private final StoreLayout layout;

  RuntimeIndex(Path home) {
    this.home = home;
    this.layout = new StoreLayout(home);
    this.folder = home.resolve("runtimes");
    this.locks = home.resolve("locks");
  }

  /**
   * Adds a version that was just built and tags it. A version that is there already stays the same
   * version, with the number and the time it has; images for other platforms are added to it.
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
    try {
      Written written = lock(built.name()).during(() -> write(built, tags));
      if (written.changed()) {
        layout.update(this);
      }
      return written.entry();
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /**
   * What an addition did.
   *
   * @param changed whether anything is different: a build that makes nothing new writes nothing
   */
  private record Written(RuntimeEntry entry, boolean changed) {}

  private Written write(RuntimeRecord built, List<String> userTags) throws IOException {
    Path runtime = folderOf(built.name());
    Files.createDirectories(runtime.resolve(VERSIONS));
    RuntimeTags before = tags(built.name());
    RuntimeTags after = before.withBuilt(built.version(), userTags);
    Path file = runtime.resolve(VERSIONS).resolve(built.version().hex());
    Optional<RuntimeRecord> old = readIfThere(file);
    RuntimeRecord record = old.map(there -> merged(there, built)).orElse(built);
    boolean newRecord = !old.equals(Optional.of(record));
    boolean newTags = !after.equals(before);
    if (newRecord) {
      AtomicFile.write(file, RuntimeRecordJson.write(record));
    }
    if (newTags) {
      AtomicFile.write(runtime.resolve(TAGS), after.write());
    }
    return new Written(new RuntimeEntry(record, after.of(built.version())), newRecord || newTags);
  }

  private StoreLock lock(String name) {
    return new StoreLock(locks.resolve("runtime-" + RuntimeName.folderOf(name)));
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

  /** The names of all runtimes, sorted; upper case as in the version built last. */
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (Path runtime : children(folder)) {
      find(RuntimeName.latest(runtime.getFileName().toString()))
          .ifPresent(entry -> names.add(entry.runtime().name()));
    }
    names.sort(String.CASE_INSENSITIVE_ORDER);
    return names;
  }

  /** All versions of a runtime, the newest first; none when there is no such runtime. */
  public List<RuntimeEntry> versions(String name) throws IOException {
    RuntimeTags tags = tags(name);
    List<RuntimeEntry> entries = new ArrayList<>();
    for (RuntimeRecord record : records(name)) {
      entries.add(new RuntimeEntry(record, tags.of(record.version())));
    }
    entries.sort(newestFirst());
    return entries;
  }

  private static Comparator<RuntimeEntry> newestFirst() {
    return Comparator.comparing((RuntimeEntry entry) -> entry.runtime().created())
        .reversed()
        .thenComparing(entry -> entry.runtime().version());
  }

  /** The version that a name means, when there is exactly one. */
  public Optional<RuntimeEntry> find(RuntimeName wanted) throws IOException {
    List<RuntimeEntry> matching = matching(wanted);
    return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
  }

  /**
   * The version that a name means.
   *
   * @throws NoSuchRuntimeException when there is none, or more than one
   */
  public RuntimeEntry get(RuntimeName wanted) throws IOException {
    List<RuntimeEntry> matching = matching(wanted);
    if (matching.size() == 1) {
      return matching.get(0);
    }
    if (matching.size() > 1) {
      throw NoSuchRuntimeException.ambiguous(
          wanted, matching.stream().map(entry -> entry.runtime().version().shortHex()).toList());
    }
    List<RuntimeEntry> all = versions(wanted.name());
    throw all.isEmpty()
        ? NoSuchRuntimeException.unknown(wanted, names())
        : NoSuchRuntimeException.noVersion(
            wanted, all.stream().flatMap(entry -> entry.tags().stream()).toList());
  }

  private List<RuntimeEntry> matching(RuntimeName wanted) throws IOException {
    Optional<Digest> tagged =
        wanted.kind() == RuntimeName.Kind.PREFIX
            ? Optional.empty()
            : Optional.ofNullable(tags(wanted.name()).versions().get(wanted.selector()));
    if (tagged.isEmpty() && wanted.kind() == RuntimeName.Kind.TAG) {
      return List.of();
    }
    return versions(wanted.name()).stream()
        .filter(entry -> matches(entry.runtime().version(), tagged, wanted.selector()))
        .toList();
  }

  private static boolean matches(Digest version, Optional<Digest> tagged, String prefix) {
    return tagged.map(version::equals).orElseGet(() -> version.hex().startsWith(prefix));
  }

  private RuntimeTags tags(String name) throws IOException {
    try {
      return RuntimeTags.read(Files.readAllBytes(folderOf(name).resolve(TAGS)));
    } catch (NoSuchFileException | IllegalArgumentException missingOrDamaged) {
      return rebuiltTags(name);
    }
  }

  private RuntimeTags rebuiltTags(String name) throws IOException {
    List<RuntimeRecord> oldestFirst = new ArrayList<>(records(name));
    oldestFirst.sort(
        Comparator.comparing(RuntimeRecord::created).thenComparing(RuntimeRecord::version));
    RuntimeTags tags = RuntimeTags.NONE;
    for (RuntimeRecord record : oldestFirst) {
      tags = tags.withBuilt(record.version(), List.of());
    }
    return tags;
  }

  private List<RuntimeRecord> records(String name) throws IOException {
    List<RuntimeRecord> records = new ArrayList<>();
    for (Path file : children(folderOf(name).resolve(VERSIONS))) {
      if (!file.getFileName().toString().startsWith(".")) {
        readIfThere(file).ifPresent(records::add);
      }
    }
    return records;
  }

  private static Optional<RuntimeRecord> readIfThere(Path file) throws IOException {
    try {
      return Optional.of(RuntimeRecordJson.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw StoreException.damagedIndex(file, e.getMessage());
    }
  }

  private Path folderOf(String name) {
    return folder.resolve(RuntimeName.folderOf(name));
  }

  private static List<Path> children(Path folder) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(children::add);
    } catch (NoSuchFileException none) {
      return List.of();
    }
    return children;
  }
}
