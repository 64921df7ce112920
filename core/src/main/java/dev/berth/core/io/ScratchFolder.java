package dev.berth.core.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that is gone when it is closed. */
public record ScratchFolder(Path path) implements AutoCloseable {

  /** A new one below a folder, which is made when it is not there. */
  public static ScratchFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new ScratchFolder(Files.createTempDirectory(parent, "scratch-"));
  }

  @Override
  public void close() throws IOException {
    new FileTree(path).delete();
  }
}
