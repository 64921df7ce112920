package dev.berth.core.lock;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** What went wrong with a file, in words. */
final class FileFaults {

  private FileFaults() {}

  static String describe(IOException fault) {
    if (fault instanceof NoSuchFileException file) {
      return "there is no `" + file.getFile() + "`";
    }
    if (fault instanceof AccessDeniedException file) {
      return "`" + file.getFile() + "` may not be read";
    }
    if (fault instanceof FileSystemException file && file.getFile() != null) {
      return "`"
          + file.getFile()
          + "`: "
          + Optional.ofNullable(file.getReason()).orElse("unreadable");
    }
    if (fault instanceof EOFException) {
      return "it is cut off";
    }
    return Optional.ofNullable(fault.getMessage()).orElse("it cannot be read");
  }
}
