package dev.berth.core.lock;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
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
    return Optional.ofNullable(fault.getMessage())
        .filter(message -> !message.isEmpty())
        .map(FileFaults::lowerFirst)
        .orElse("it cannot be read");
  }

  /** Libraries start their sentences with a capital; ours do not. */
  private static String lowerFirst(String message) {
    return message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
