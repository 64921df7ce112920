package dev.berth.core.cache;

import dev.berth.core.env.EnvironmentException;
import dev.berth.core.env.EnvironmentRecord;
import dev.berth.core.io.FileTree;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The environments in the store, and the unpacked wheels that environments share files with, those
 * elsewhere as well.
 */
final class StoredEnvironments {

  private static final Pattern UNPACKED = Pattern.compile("[a-f0-9]{64}");

  private final Store store;
  private final PrunePolicy policy;
  private final RunningPrograms programs;
  private final Set<Digest> versions;
  private final List<CacheItem> items = new ArrayList<>();
  private final Set<Digest> wheels = new HashSet<>();

  /** How many names in environments that go each file has. */
  private final Map<Object, Integer> namesThatGo = new HashMap<>();

  private StoredEnvironments(
      Store store, PrunePolicy policy, RunningPrograms programs, Set<Digest> versions) {
    this.store = store;
    this.policy = policy;
    this.programs = programs;
    this.versions = versions;
  }

  /**
   * Looks through the environments.
   *
   * @param versions those that are in the store, or can come back
   */
  static StoredEnvironments of(
      Store store, PrunePolicy policy, RunningPrograms programs, Set<Digest> versions)
      throws IOException {
    StoredEnvironments all = new StoredEnvironments(store, policy, programs, versions);
    for (Path entry : store.entries("environments")) {
      if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        all.add(entry);
      }
    }
    return all;
  }

  private void add(Path folder) throws IOException {
    if (folder.getFileName().toString().startsWith(".berth-")) {
      // Half made, or half removed: who makes or removes one has the store in use.
      items.add(new CacheItem(CacheKind.TEMPORARY, folder, false));
      countNames(folder);
      return;
    }
    Optional<EnvironmentRecord> record;
    try {
      record = EnvironmentRecord.read(folder);
    } catch (EnvironmentException damaged) {
      items.add(new CacheItem(CacheKind.ENVIRONMENTS, folder, true));
      return;
    }
    if (record.isEmpty()) {
      return;
    }
    boolean needed = isNeeded(folder, record.get());
    items.add(new CacheItem(CacheKind.ENVIRONMENTS, folder, needed));
    if (needed) {
      record.get().wheels().forEach(wheel -> wheels.add(wheel.digest()));
    } else {
      countNames(folder);
    }
  }

  private boolean isNeeded(Path folder, EnvironmentRecord record) throws IOException {
    return versions.contains(record.version()) || wasUsed(folder) || programs.use(folder);
  }

  /**
   * Python reads pyvenv.cfg each time, which most file systems note once a day at least. The record
   * says when the environment was made; we read it ourselves.
   */
  private boolean wasUsed(Path folder) throws IOException {
    try {
      return isSince(times(folder.resolve("pyvenv.cfg")).lastAccessTime())
          || isSince(times(folder.resolve(EnvironmentRecord.FILE)).lastModifiedTime());
    } catch (NoSuchFileException damaged) {
      return false;
    }
  }

  private static BasicFileAttributes times(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private boolean isSince(FileTime time) {
    return !time.toInstant().isBefore(policy.usedSince());
  }

  private void countNames(Path folder) throws IOException {
    new FileTree(folder)
        .visit(
            (file, attributes) -> {
              if (attributes.fileKey() != null) {
                namesThatGo.merge(attributes.fileKey(), 1, Integer::sum);
              }
            });
  }

  /** The wheels that environments which stay were made of. */
  Set<Digest> wheels() {
    return wheels;
  }

  /** The environments, and the unpacked wheels. */
  List<CacheItem> items(NeededBlobs live, NeededBlobs removed) throws IOException {
    List<CacheItem> all = new ArrayList<>(items);
    for (Path entry : store.entries("unpacked")) {
      String name = entry.getFileName().toString();
      if (UNPACKED.matcher(name).matches()) {
        Digest wheel = Digest.ofSha256(name);
        boolean wanted =
            live.find(wheel).isPresent()
                || removed.find(wheel).isPresent()
                || wheels.contains(wheel);
        boolean needed = wanted && !policy.downloads() || isShared(entry);
        all.add(new CacheItem(CacheKind.UNPACKED, entry, needed));
      } else if (name.startsWith(".sharing-") && !name.endsWith(".tmp")) {
        all.add(new CacheItem(CacheKind.INDEXES, entry, true));
      } else if (name.startsWith(".")) {
        all.add(new CacheItem(CacheKind.TEMPORARY, entry, false));
      }
    }
    return all;
  }

  /**
   * Whether an environment that stays has the same files: removing them here would free nothing.
   */
  private boolean isShared(Path wheel) throws IOException {
    boolean[] shared = new boolean[1];
    new FileTree(wheel)
        .visit(
            (file, attributes) -> {
              int others = DiskSpace.names(file) - 1;
              shared[0] |= others > namesThatGo.getOrDefault(attributes.fileKey(), 0);
            });
    return shared[0];
  }
}
