package dev.berth.core.env;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.FileTree;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallPlan;
import dev.berth.core.python.InstalledFile;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.Wheel;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Parallel;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoreLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The unpacked wheels of the store: {@code unpacked/SHA256/files}, and beside it a file for each
 * Python that says how they are installed. What is here can be made anew from the wheel, so nothing
 * waits for the disk; what a power failure cut short has another size.
 */
final class UnpackedWheels {

  /** As many downloads as servers are asked for at once; they keep the processors busy besides. */
  private static final int AT_ONCE = 8;

  /**
   * The time of the first possible file: zip files and images begin there, too. Each wheel adds
   * seconds of its own, so that Python's and others' caches, which tell versions of a file apart by
   * time and size, never take one wheel's file for another's.
   */
  private static final long FIRST_TIME = 315_619_200;

  private final Store store;
  private final Fetcher fetcher;
  private final EnvironmentListener listener;
  private final int processors;

  /**
   * @param processors how many to use
   */
  UnpackedWheels(Store store, Fetcher fetcher, EnvironmentListener listener, int processors) {
    this.store = store;
    this.fetcher = fetcher;
    this.listener = listener;
    this.processors = processors;
  }

  /** The time that files with this content, or of a wheel with it, have: seconds since 1970. */
  static long timeOf(Digest digest) {
    return FIRST_TIME + Long.parseLong(digest.hex().substring(0, 7), 16);
  }

  /**
   * All of these, unpacked, in their order; those that are not yet are fetched and unpacked.
   *
   * @throws dev.berth.core.BerthException when a wheel cannot be had or is not what it should be
   */
  List<UnpackedWheel> all(List<WheelSource> sources, PythonVersion python) throws IOException {
    Map<String, UnpackedWheel> all = new ConcurrentHashMap<>();
    Parallel.forEach(
        sources,
        processors,
        source -> read(source, python).ifPresent(wheel -> all.put(source.digest().hex(), wheel)));
    List<WheelSource> missing = new ArrayList<>(sources);
    missing.removeIf(source -> all.containsKey(source.digest().hex()));
    if (!missing.isEmpty()) {
      fetcher.plan(missing.stream().map(WheelSource::download).toList());
      listener.unpacking(missing.size());
      missing.sort(Comparator.comparingLong(WheelSource::size).reversed());
      Parallel.forEach(
          missing, AT_ONCE, source -> all.put(source.digest().hex(), unpack(source, python)));
    }
    return sources.stream().map(source -> all.get(source.digest().hex())).toList();
  }

  private Path folder(WheelSource source) {
    return store.unpacked().resolve(source.digest().hex());
  }

  private Optional<UnpackedWheel> read(WheelSource source, PythonVersion python)
      throws IOException {
    Path folder = folder(source);
    try {
      UnpackedWheelFile.Content content =
          UnpackedWheelFile.read(Files.readAllBytes(folder.resolve(python.toString())));
      return Optional.of(
          new UnpackedWheel(
              source, folder.resolve("files"), content.listing(), content.generated()));
    } catch (NoSuchFileException | IllegalArgumentException missingOrCutShort) {
      return Optional.empty();
    }
  }

  private UnpackedWheel unpack(WheelSource source, PythonVersion python) throws IOException {
    fetcher.fetch(source.download());
    return lock(source)
        .during(
            () -> {
              Optional<UnpackedWheel> byAnother = read(source, python);
              return byAnother.isPresent() ? byAnother.get() : unpackAlone(source, python);
            });
  }

  /** One lock for many wheels: there are too many wheels for one each. */
  private StoreLock lock(WheelSource source) {
    return store.lock("unpacked-" + source.digest().hex().substring(0, 2));
  }

  private UnpackedWheel unpackAlone(WheelSource source, PythonVersion python) throws IOException {
    Path folder = folder(source);
    try (Wheel wheel = source.open(store.blobs())) {
      InstallPlan plan = InstallPlan.of(wheel, python);
      FileListing listing = listing(source, plan);
      byte[] description =
          UnpackedWheelFile.write(new UnpackedWheelFile.Content(plan.generated(), listing));
      if (Files.isDirectory(folder)) {
        // For another Python, or with a description that was cut short.
        new WheelFiles(folder.resolve("files"), python, timeOf(source.digest())).repair(plan);
        AtomicFile.writeUnsynced(folder.resolve(python.toString()), description);
      } else {
        Path unfinished = folder.resolveSibling("." + folder.getFileName());
        new FileTree(unfinished).delete();
        new WheelFiles(unfinished.resolve("files"), python, timeOf(source.digest())).write(plan);
        Files.write(unfinished.resolve(python.toString()), description);
        AtomicFile.moveIntoPlace(unfinished, folder);
        source.wasChecked(store.blobs());
      }
      return new UnpackedWheel(source, folder.resolve("files"), listing, plan.generated());
    }
  }

  private static FileListing listing(WheelSource source, InstallPlan plan) {
    long time = timeOf(source.digest());
    FileListingWriter writer = new FileListingWriter();
    for (InstalledFile file : plan.copied()) {
      writer.add(
          file.path(), new FileState(file.source().content().size(), file.executable(), time));
    }
    return writer.listing();
  }

  /**
   * Unpacks the files again that are not what they were: somebody changed them in an environment
   * which has them by hard link. That environment keeps what it has now.
   */
  void repair(WheelSource source, PythonVersion python) throws IOException {
    fetcher.fetch(source.download());
    int repaired =
        lock(source)
            .during(
                () -> {
                  try (Wheel wheel = source.open(store.blobs())) {
                    return new WheelFiles(
                            folder(source).resolve("files"), python, timeOf(source.digest()))
                        .repair(InstallPlan.of(wheel, python));
                  }
                });
    if (repaired > 0) {
      listener.repaired(source.label(), repaired);
    }
  }
}
