package dev.berth.core.env;

import dev.berth.core.io.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The folder of an environment in the making, which knows what it was given. Several threads may
 * add to it. Nothing is ever written through a name that is there, since that may be another name
 * of a file in the store.
 */
final class EnvironmentFolder {

  private final Path root;
  private final Map<String, Boolean> folders = new ConcurrentHashMap<>();
  private final Queue<FileListing> listings = new ConcurrentLinkedQueue<>();
  private final Map<String, FileState> files = new ConcurrentHashMap<>();
  private final Map<String, String> links = new ConcurrentHashMap<>();
  private final Set<String> replaced = ConcurrentHashMap.newKeySet();

  /** An environment in this folder, which is there and empty. */
  EnvironmentFolder(Path root) {
    this.root = root;
    folders.put("", true);
  }

  /** Where it is made. */
  Path root() {
    return root;
  }

  /** Makes a folder and those that it is in, unless they are there. */
  void addFolder(String path) throws IOException {
    if (folders.containsKey(path)) {
      return;
    }
    addFolder(parent(path));
    try {
      // Whoever comes second waits here until the folder is there.
      folders.computeIfAbsent(path, this::create);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private boolean create(String path) {
    try {
      Files.createDirectory(root.resolve(path));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a symbolic link. */
  void addLink(String path, String target) throws IOException {
    addFolder(parent(path));
    Files.createSymbolicLink(root.resolve(path), Path.of(target));
    links.put(path, target);
  }

  /**
   * Writes a file.
   *
   * @param state that it gets
   * @throws FileAlreadyExistsException when something is there
   */
  void addFile(String path, Content content, FileState state) throws IOException {
    addFolder(parent(path));
    Path file = root.resolve(path);
    try (InputStream in = content.open();
        OutputStream out =
            Channels.newOutputStream(
                Files.newByteChannel(
                    file,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    state.mode()))) {
      in.transferTo(out);
    }
    Files.setLastModifiedTime(file, FileTime.from(state.time(), TimeUnit.SECONDS));
    files.put(path, state);
  }

  /** Writes a file, instead of what is there. */
  void replaceFile(String path, Content content, FileState state) throws IOException {
    remove(path);
    addFile(path, content, state);
  }

  /** Removes a file, so that another one can take its name. */
  void remove(String path) throws IOException {
    if (Files.deleteIfExists(root.resolve(path))) {
      replaced.add(path);
      files.remove(path);
    }
  }

  /** Takes note of files that were put here. */
  void note(FileListing listing) {
    listings.add(listing);
  }

  /** Takes note of a file that was put here instead of another one. */
  void note(String path, FileState state) {
    files.put(path, state);
  }

  /** Everything that is here. */
  FileListing listing() throws IOException {
    FileListingWriter own = new FileListingWriter();
    files.forEach(own::add);
    links.forEach(own::addLink);
    List<FileListing> all = new ArrayList<>();
    all.add(own.listing());
    for (FileListing listing : listings) {
      all.add(replaced.isEmpty() ? listing : listing.without(replaced));
    }
    return FileListing.joined(all);
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
