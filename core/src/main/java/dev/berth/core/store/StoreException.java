package dev.berth.core.store;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;

/** The store cannot be used as it is. */
public final class StoreException extends BerthException {

  private StoreException(Problem problem) {
    super(problem);
  }

  private StoreException(Problem problem, IOException cause) {
    super(problem, cause);
  }

  /** The folder of the store is something else, or cannot be made. */
  static StoreException cannotOpen(Path home, IOException cause) {
    return new StoreException(
        Problem.of("cannot open the store `" + home + "`")
            .because(reason(cause))
            .hint("set `BERTH_HOME` to a folder that you may write to"),
        cause);
  }

  /** Nothing can be added to the store: it is read-only, or the disk is full. */
  static StoreException cannotWrite(Path home, IOException cause) {
    return new StoreException(
        Problem.of("cannot write to the store `" + home + "`").because(reason(cause)), cause);
  }

  /** Something that is in the store cannot be removed from it. */
  static StoreException cannotRemove(Path thing, IOException cause) {
    return new StoreException(
        Problem.of("cannot remove `" + thing + "` from the store").because(reason(cause)), cause);
  }

  /** A blob is not what its name says. */
  static StoreException damagedBlob(Path blob, String found, String expected) {
    return new StoreException(
        Problem.of("content in the store is damaged: `" + blob + "`")
            .because("found " + found + ", expected " + expected)
            .hint("remove the file and build again: `rm '" + blob + "'`"));
  }

  /** A file of the store which only we write cannot be read. */
  static StoreException damagedIndex(Path file, String why) {
    return new StoreException(
        Problem.of("a record in the store is damaged: `" + file + "`")
            .because(why)
            .hint("remove the file and build again: `rm '" + file + "'`"));
  }

  /** What the system says, without the name of the file, which the message has. */
  private static String reason(IOException failure) {
    if (failure instanceof FileSystemException file) {
      String where = file.getFile() == null ? "" : "`" + file.getFile() + "`: ";
      return where + Optional.ofNullable(file.getReason()).orElseGet(() -> kind(file));
    }
    return Optional.ofNullable(failure.getMessage()).orElse("input or output failed");
  }

  private static String kind(FileSystemException failure) {
    if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileAlreadyExistsException || failure instanceof NotDirectoryException) {
      return "it is a file, not a folder";
    }
    return failure instanceof NoSuchFileException
        ? "no such file or folder"
        : "the file system refused";
  }
}
