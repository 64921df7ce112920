package dev.berth.core.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;

/** Replaces files whole: a reader, or a kill at any moment, sees the old content or the new. */
public final class AtomicFile {

  private static final String TEMPORARY_SUFFIX = ".tmp";
  private static final Pattern ENDING = Pattern.compile("[0-9a-f-]{36}\\.tmp");

  private AtomicFile() {}

  /** Writes a text in UTF-8, replacing what is there. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes, replacing what is there. The file's folder must exist. */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, bytes, true);
  }

  /**
   * Writes bytes without waiting for the disk: for what can be made anew. When the power fails, the
   * file may be empty.
   */
  public static void writeUnsynced(Path file, byte[] bytes) throws IOException {
    write(file, bytes, false);
  }

  private static void write(Path file, byte[] bytes, boolean sync) throws IOException {
    // Not createTempFile: its 0600 would become the mode of a file that others may read.
    Path temporary =
        folder(file).resolve(temporaryPrefix(file) + UUID.randomUUID() + TEMPORARY_SUFFIX);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        if (sync) {
          channel.force(true);
        }
      }
      moveIntoPlace(temporary, file);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Removes what kills in the middle of a write have left; nobody may be writing the file. */
  public static void removeLeftovers(Path file) throws IOException {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder(file), other -> isTemporary(other, file))) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  private static boolean isTemporary(Path other, Path file) {
    String name = other.getFileName().toString();
    String prefix = temporaryPrefix(file);
    return name.startsWith(prefix) && ENDING.matcher(name.substring(prefix.length())).matches();
  }

  private static Path folder(Path file) {
    return file.toAbsolutePath().getParent();
  }

  private static String temporaryPrefix(Path file) {
    return "." + file.getFileName() + ".";
  }

  /** Renames a finished temporary file to its place on the same file system. */
  public static void moveIntoPlace(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
