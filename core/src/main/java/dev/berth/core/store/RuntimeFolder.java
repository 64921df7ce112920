package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The files of one runtime: a record of each version, those of removed versions beside them, and
 * the tags. Whoever changes anything holds the runtime's lock.
 */
final class RuntimeFolder {

  private static final String TAGS = "tags.json";
  private static final String VERSIONS = "versions";
  private static final String REMOVED = "removed";

  private final Path folder;

  RuntimeFolder(Path folder) {
    this.folder = folder;
  }

  /** The runtimes whose folders are in this one, sorted; all versions of some may be removed. */
  static List<RuntimeFolder> in(Path runtimes) throws IOException {
    return children(runtimes).stream()
        .filter(Files::isDirectory)
        .sorted()
        .map(RuntimeFolder::new)
        .toList();
  }

  /** The runtime's name in lower case. */
  String name() {
    return folder.getFileName().toString();
  }

  /** All versions, the newest first. */
  List<RuntimeEntry> versions() throws IOException {
    RuntimeTags tags = tags();
    return entries(VERSIONS, tags);
  }

  /** The version that {@code latest} is, unless all are removed. */
  Optional<RuntimeEntry> latest() throws IOException {
    RuntimeTags tags = tags();
    Optional<Digest> latest = tags.latest();
    return latest.isPresent() ? find(latest.get()).map(tags::entry) : Optional.empty();
  }

  /** The versions in the recycle bin, the newest first. */
  List<RemovedRuntime> removed() throws IOException {
    List<RemovedRuntime> removed = new ArrayList<>();
    for (RuntimeEntry entry : entries(REMOVED, tags())) {
      find(REMOVED, entry.runtime().version())
          .ifPresent(when -> removed.add(new RemovedRuntime(entry, when)));
    }
    return removed;
  }

  private Optional<Instant> find(String kind, Digest version) throws IOException {
    try {
      return Optional.of(Files.getLastModifiedTime(file(kind, version)).toInstant());
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    }
  }

  private List<RuntimeEntry> entries(String kind, RuntimeTags tags) throws IOException {
    List<RuntimeEntry> entries = new ArrayList<>();
    for (RuntimeRecord record : records(kind)) {
      entries.add(tags.entry(record));
    }
    entries.sort(
        Comparator.comparing((RuntimeEntry entry) -> entry.runtime().created())
            .thenComparing(RuntimeEntry::number)
            .reversed());
    return entries;
  }

  private List<RuntimeRecord> records(String kind) throws IOException {
    List<RuntimeRecord> records = new ArrayList<>();
    for (Path file : children(folder.resolve(kind))) {
      if (!file.getFileName().toString().startsWith(".")) {
        read(file).ifPresent(records::add);
      }
    }
    return records;
  }

  /** The version's record, unless it is not there or removed. */
  Optional<RuntimeRecord> find(Digest version) throws IOException {
    return read(file(VERSIONS, version));
  }

  /** The record of a removed version. */
  Optional<RuntimeRecord> findRemoved(Digest version) throws IOException {
    return read(file(REMOVED, version));
  }

  private static Optional<RuntimeRecord> read(Path file) throws IOException {
    try {
      return Optional.of(RuntimeRecordJson.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      throw StoreException.damagedIndex(file, e.getMessage());
    }
  }

  /**
   * The tags, made anew from the versions when their file is damaged or gone. {@code latest} is
   * always a version that is there, if any is: whoever moves it may be killed half-way.
   */
  RuntimeTags tags() throws IOException {
    RuntimeTags tags;
    try {
      tags = RuntimeTags.read(Files.readAllBytes(folder.resolve(TAGS)));
    } catch (NoSuchFileException | IllegalArgumentException missingOrDamaged) {
      tags = rebuiltTags();
    }
    Optional<Digest> latest = tags.latest();
    return latest.isPresent() && Files.exists(file(VERSIONS, latest.get()))
        ? tags
        : tags.withLatest(newest(tags));
  }

  private Optional<Digest> newest(RuntimeTags tags) throws IOException {
    return entries(VERSIONS, tags).stream().findFirst().map(entry -> entry.runtime().version());
  }

  private RuntimeTags rebuiltTags() throws IOException {
    List<RuntimeRecord> oldestFirst = new ArrayList<>(records(VERSIONS));
    // Their numbers must not become another's.
    oldestFirst.addAll(records(REMOVED));
    oldestFirst.sort(
        Comparator.comparing(RuntimeRecord::created).thenComparing(RuntimeRecord::version));
    RuntimeTags tags = RuntimeTags.NONE;
    for (RuntimeRecord record : oldestFirst) {
      tags = tags.withBuilt(record.version(), List.of());
    }
    return tags;
  }

  void write(RuntimeRecord record) throws IOException {
    Path file = file(VERSIONS, record.version());
    Files.createDirectories(file.getParent());
    AtomicFile.write(file, RuntimeRecordJson.write(record));
  }

  void write(RuntimeTags tags) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(folder.resolve(TAGS), tags.write());
  }

  /** Moves a version to the recycle bin. */
  void remove(Digest version, Instant when) throws IOException {
    Path target = file(REMOVED, version);
    Files.createDirectories(target.getParent());
    AtomicFile.moveIntoPlace(file(VERSIONS, version), target);
    Files.setLastModifiedTime(target, FileTime.from(when.truncatedTo(ChronoUnit.SECONDS)));
  }

  /** Moves a version back from the recycle bin. */
  void recover(Digest version) throws IOException {
    Path target = file(VERSIONS, version);
    Files.createDirectories(target.getParent());
    AtomicFile.moveIntoPlace(file(REMOVED, version), target);
  }

  /** Deletes a version for good, from the recycle bin as well. */
  void delete(Digest version) throws IOException {
    Files.deleteIfExists(file(VERSIONS, version));
    deleteRemoved(version);
  }

  /** Deletes a version from the recycle bin only. */
  void deleteRemoved(Digest version) throws IOException {
    Files.deleteIfExists(file(REMOVED, version));
  }

  private Path file(String kind, Digest version) {
    return folder.resolve(kind).resolve(version.hex());
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
