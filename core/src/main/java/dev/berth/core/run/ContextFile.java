package dev.berth.core.run;

import dev.berth.core.io.TarEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * One file, folder or link that a build gets.
 *
 * @param origin where it is on this computer, for messages
 * @param source opens what it holds; nothing is read before its turn comes
 */
record ContextFile(TarEntry entry, Path origin, Source source) {

  /** Bytes that are read when they are needed. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  static ContextFile of(TarEntry entry, Path origin) {
    return new ContextFile(entry, origin, InputStream::nullInputStream);
  }
}
