package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which environment on this computer {@code latest} of each runtime has: {@code active/NAME}, one
 * line, the absolute path. So a shell activates it without starting anything. It may be missing,
 * and is never wrong.
 */
final class ActiveEnvironments {

  private final Path folder;

  ActiveEnvironments(Path folder) {
    this.folder = folder;
  }

  Optional<Path> find(String name) throws IOException {
    try {
      return Optional.of(Path.of(Files.readString(file(name)).stripTrailing()));
    } catch (NoSuchFileException | InvalidPathException none) {
      return Optional.empty();
    }
  }

  void write(String name, Path environment) throws IOException {
    Files.createDirectories(folder);
    AtomicFile.write(file(name), environment.toAbsolutePath() + "\n");
  }

  void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  private Path file(String name) {
    return folder.resolve(RuntimeName.folderOf(name));
  }
}
