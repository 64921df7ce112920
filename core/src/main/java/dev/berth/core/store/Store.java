package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.Environment;
import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * Everything Berth keeps on this computer, below one folder: one OCI image layout with all blobs,
 * and indexes that can be rebuilt from it. Two processes may use it at once.
 */
public final class Store {

  private static final String TEMPORARY = "tmp";
  private static final String LAYOUT_VERSION = "{\"imageLayoutVersion\":\"1.0.0\"}";

  private final Path home;
  private final BlobStore blobs;
  private final LayerIndex layers;
  private final RuntimeIndex runtimes;
  private final RecycleBin recycleBin;

  private Store(Path home) {
    this.home = home;
    this.blobs =
        new BlobStore(
            home.resolve("blobs").resolve("sha256"),
            home.resolve(TEMPORARY),
            new BlobFacts(home.resolve("facts")));
    this.layers = new LayerIndex(home.resolve("layers"), blobs);
    RuntimeLookup lookup = new RuntimeLookup(home.resolve("runtimes"));
    RuntimeChanges changes = new RuntimeChanges(home, lookup);
    this.runtimes = new RuntimeIndex(lookup, changes);
    this.recycleBin = new RecycleBin(lookup, changes);
  }

  /**
   * The folder of the store: {@code BERTH_HOME}, else {@code $XDG_DATA_HOME/berth}, else {@code
   * ~/.local/share/berth}.
   */
  public static Path homeIn(Environment environment, Path userHome) {
    return environment
        .find("BERTH_HOME")
        .map(Path::of)
        .or(() -> environment.find("XDG_DATA_HOME").map(data -> Path.of(data, "berth")))
        .orElse(userHome.resolve(".local").resolve("share").resolve("berth"))
        .toAbsolutePath();
  }

  /**
   * Opens the store in this folder, and makes it first when it is not there. A store that is there
   * may be read-only, as long as nothing is added.
   *
   * @throws StoreException when the folder is something else, or cannot be made
   */
  public static Store open(Path home) throws IOException {
    try {
      // Before JDK 20, createDirectories refuses a link to a folder.
      if (!Files.isDirectory(home)) {
        Files.createDirectories(home);
      }
      Files.createDirectories(home.resolve("blobs").resolve("sha256"));
      Files.createDirectories(home.resolve(TEMPORARY));
      Path marker = home.resolve("oci-layout");
      if (!Files.exists(marker)) {
        AtomicFile.write(marker, LAYOUT_VERSION);
      }
    } catch (IOException e) {
      throw StoreException.cannotOpen(home, e);
    }
    return new Store(home);
  }

  /**
   * A new file for what is needed for a short time only; the caller removes it.
   *
   * @throws StoreException when the store cannot be written
   */
  public Path newTemporaryFile(String prefix) {
    try {
      Path folder = Files.createDirectories(home.resolve(TEMPORARY));
      return Files.createTempFile(folder, prefix, ".tmp");
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /**
   * A new folder for what is needed for a short time only; the caller removes it.
   *
   * @throws StoreException when the store cannot be written
   */
  public Path newTemporaryFolder(String prefix) {
    try {
      return Files.createTempDirectory(Files.createDirectories(home.resolve(TEMPORARY)), prefix);
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /** The lock of this name, for work that must not be done twice at once on this computer. */
  public StoreLock lock(String name) {
    return new StoreLock(home.resolve("locks").resolve(name));
  }

  /**
   * Begins to use the store together with others: nothing that is in it is removed until the use
   * ends. Whoever reads blobs or adds any begins with this.
   *
   * @param waiting called when somebody is removing, before waiting for his end
   * @throws StoreException when the file system cannot lock files
   */
  public StoreUse use(Runnable waiting) {
    try {
      return StoreUse.together(useFile(), waiting);
    } catch (IOException e) {
      throw StoreException.cannotOpen(home, e);
    }
  }

  /**
   * Begins to use the store alone, to remove from it.
   *
   * @param waiting called when others use it, before waiting for their end
   * @throws StoreException when the store cannot be written
   */
  public StoreUse useAlone(Runnable waiting) {
    try {
      return StoreUse.alone(useFile(), waiting);
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  private Path useFile() {
    return home.resolve("locks").resolve("use");
  }

  /**
   * Begins to take things out.
   *
   * @throws StoreException when the store cannot be written
   */
  public Removal newRemoval() {
    try {
      return new Removal(home, Files.createDirectories(home.resolve(TEMPORARY)));
    } catch (IOException e) {
      throw StoreException.cannotWrite(home, e);
    }
  }

  /**
   * Removes what killed processes left unfinished. Give a time at which surely no running process
   * wrote its last byte to a file it still needs, such as a day ago.
   */
  public void removeLeftovers(Instant untouchedSince) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve(TEMPORARY))) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
            .toInstant()
            .isBefore(untouchedSince)) {
          new FileTree(file).delete();
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (NoSuchFileException | AccessDeniedException e) {
      // Another process was faster, or the store is read-only: there is nothing for us to do.
      return;
    }
  }

  /**
   * What is directly in a folder of the store, in no order. Nothing when it is not there, and
   * nothing when it is a link: what that leads to is not the store's.
   *
   * @param folder relative to the store's own, with {@code /}
   */
  public List<Path> entries(String folder) throws IOException {
    return StoreFolder.entries(home.resolve(folder));
  }

  /** The folder of the store. */
  public Path home() {
    return home;
  }

  /** The folder of wheels as installations have them, one folder for each by its digest. */
  public Path unpacked() {
    return home.resolve("unpacked");
  }

  /** The folder of the environments on this computer that have no other place. */
  public Path environments() {
    return home.resolve("environments");
  }

  /** All content by its digest. */
  public BlobStore blobs() {
    return blobs;
  }

  /** Layers by what they were made from. */
  public LayerIndex layers() {
    return layers;
  }

  /** The runtimes that were built here. */
  public RuntimeIndex runtimes() {
    return runtimes;
  }

  /** Versions of them that were removed. */
  public RecycleBin recycleBin() {
    return recycleBin;
  }
}
