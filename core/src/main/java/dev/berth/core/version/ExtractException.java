package dev.berth.core.version;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a version cannot be put where they are wanted. Nothing there was changed. */
public final class ExtractException extends BerthException {

  private final Path place;

  private ExtractException(Path place, Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
    this.place = place;
  }

  static ExtractException notAFolder(Path target) {
    return new ExtractException(
        target,
        Problem.of("cannot extract to `" + target + "`").because("it is not a folder"),
        null);
  }

  static ExtractException notEmpty(Path target) {
    return new ExtractException(
        target,
        Problem.of("cannot extract to `" + target + "`")
            .because("the folder is not empty")
            .hint(
                "name another with `--target-dir`, or put the files among those there with"
                    + " `--force`"),
        null);
  }

  static ExtractException inTheWay(Path path) {
    return new ExtractException(
        path,
        Problem.of("cannot extract to `" + path + "`")
            .because("what is there is in the way, and is not replaced")
            .hint("name another folder with `--target-dir`"),
        null);
  }

  static ExtractException cannotWrite(Path target, IOException cause) {
    return new ExtractException(
        target, Problem.of("cannot extract to `" + target + "`").because(reason(cause)), cause);
  }

  private static String reason(IOException failure) {
    if (failure instanceof AccessDeniedException denied) {
      return "`" + denied.getFile() + "`: permission denied";
    }
    if (failure instanceof FileSystemException file && file.getFile() != null) {
      return "`"
          + file.getFile()
          + "`: "
          + Optional.ofNullable(file.getReason()).orElse("the file system refused");
    }
    return Optional.ofNullable(failure.getMessage()).orElse("input or output failed");
  }

  /** What could not be written. */
  public Path place() {
    return place;
  }
}
