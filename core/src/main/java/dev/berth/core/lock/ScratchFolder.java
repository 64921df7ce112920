package dev.berth.core.lock;

import dev.berth.core.io.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone when it is closed. */
record ScratchFolder(Path path) implements AutoCloseable {

  static ScratchFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, "resolve-"));
  }

  @Override
  public void close() throws IOException {
    new FileTree(path).delete();
  }
}
