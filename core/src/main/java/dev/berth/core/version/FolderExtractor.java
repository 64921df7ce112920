package dev.berth.core.version;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.lock.StoredRuntime;
import dev.berth.core.lock.StoredRuntimes;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.SourceFile;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the folder of a version again: runtime.yaml and its lock, requirements files, wheels and
 * files. Building there makes the same version.
 */
public final class FolderExtractor {

  /** The same name each time, so that what a kill leaves is taken away by the next try. */
  private static final String STAGING = ".berth-extract";

  private final Store store;
  private final StoredRuntimes stored;

  public FolderExtractor(Store store, StoredRuntimes stored) {
    this.store = store;
    this.stored = stored;
  }

  /**
   * Writes all files of a version below a folder, which is made when it is not there. Every file is
   * written and checked beside its place before the first is moved there.
   *
   * @param replace whether files may be put among others, in place of those that have their paths
   * @return the runtime.yaml
   * @throws ExtractException when something is in the way
   * @throws dev.berth.core.lock.NotKeptException when a file is not in the store
   */
  public Path extract(StoredRuntime runtime, Path folder, boolean replace) throws IOException {
    stored.requireSources(runtime);
    Path target = folder.toAbsolutePath().normalize();
    Digest place = Digest.of(target.toString().getBytes(StandardCharsets.UTF_8));
    return store
        .lock("extract-" + place.shortHex())
        .during(() -> extractAlone(runtime, target, replace));
  }

  private Path extractAlone(StoredRuntime runtime, Path target, boolean replace)
      throws IOException {
    boolean there = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    if (there) {
      requireRoom(runtime, target, replace);
    }
    Path staging =
        there
            ? target.resolve(STAGING)
            : target.resolveSibling("." + target.getFileName() + STAGING);
    try {
      delete(staging);
      write(runtime, staging);
      if (there) {
        moveInto(runtime, staging, target);
      } else {
        Files.move(staging, target);
      }
    } catch (IOException e) {
      throw ExtractException.cannotWrite(target, e);
    } finally {
      delete(staging);
    }
    return target.resolve(runtime.sources().spec());
  }

  /** Nothing is touched before it is known that everything finds its place. */
  private static void requireRoom(StoredRuntime runtime, Path target, boolean replace)
      throws IOException {
    if (!Files.isDirectory(target)) {
      throw ExtractException.notAFolder(target);
    }
    if (!replace && !isEmpty(target)) {
      throw ExtractException.notEmpty(target);
    }
    for (SourceFile file : runtime.sources().files()) {
      requireRoom(target, file.path(), false);
    }
    for (String folder : runtime.sources().folders()) {
      requireRoom(target, folder, true);
    }
  }

  /** What is on the way to a file must be a folder, and not a link that leads elsewhere. */
  private static void requireRoom(Path target, String path, boolean folder) {
    Path way = target;
    String[] names = path.split("/");
    for (int i = 0; i < names.length; i++) {
      way = way.resolve(names[i]);
      boolean last = i + 1 == names.length;
      if (Files.exists(way, LinkOption.NOFOLLOW_LINKS)
          && Files.isDirectory(way, LinkOption.NOFOLLOW_LINKS) == (last && !folder)) {
        throw ExtractException.inTheWay(way);
      }
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> entry.endsWith(STAGING));
    }
  }

  private void write(StoredRuntime runtime, Path staging) throws IOException {
    Files.createDirectories(staging);
    for (String folder : runtime.sources().folders()) {
      Files.createDirectories(staging.resolve(folder));
    }
    for (SourceFile file : runtime.sources().files()) {
      Path path = staging.resolve(file.path());
      Files.createDirectories(path.getParent());
      store.blobs().copy(file.digest(), path);
      setMode(path, file.executable());
    }
  }

  private static void setMode(Path file, boolean executable) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
  }

  private static void moveInto(StoredRuntime runtime, Path staging, Path target)
      throws IOException {
    for (String folder : runtime.sources().folders()) {
      Files.createDirectories(target.resolve(folder));
    }
    for (SourceFile file : runtime.sources().files()) {
      Path path = target.resolve(file.path());
      Files.createDirectories(path.getParent());
      AtomicFile.moveIntoPlace(staging.resolve(file.path()), path);
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst = new ArrayList<>();
    try (Stream<Path> all = Files.walk(tree)) {
      all.sorted(Comparator.reverseOrder()).forEach(deepestFirst::add);
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
