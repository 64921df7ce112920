package dev.berth.core.store;

import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Takes things out of the store, which must be {@linkplain Store#useAlone used alone} meanwhile.
 * Each leaves its place by one rename: it is there whole, or not at all, also after a kill. Closing
 * frees the disk, which may take its time and needs no use of the store any more; what a kill
 * leaves then is a leftover like any other.
 */
public final class Removal implements AutoCloseable {

  private final Path home;
  private final Path folder;
  private int count;

  Removal(Path home, Path temporary) throws IOException {
    this.home = home;
    this.folder = Files.createTempDirectory(temporary, "removed-");
  }

  /**
   * Takes a file, or a folder with all that is in it.
   *
   * @throws StoreException when it cannot be taken
   */
  public void take(Path thing) {
    if (!thing.startsWith(home) || thing.equals(home)) {
      throw new IllegalArgumentException("not in the store: `" + thing + "`");
    }
    try {
      Files.move(thing, folder.resolve(Integer.toString(count++)), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException gone) {
      count--;
    } catch (IOException e) {
      throw StoreException.cannotRemove(thing, e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      new FileTree(folder).delete();
    } catch (IOException e) {
      throw StoreException.cannotRemove(folder, e);
    }
  }
}
