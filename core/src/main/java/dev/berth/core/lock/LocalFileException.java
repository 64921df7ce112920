package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** A file that runtime.yaml names cannot go into the image. */
public final class LocalFileException extends BerthException {

  private LocalFileException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  static LocalFileException unreadable(String path, SourceExcerpt place, IOException cause) {
    String why =
        cause instanceof NoSuchFileException
            ? "there is no such file"
            : String.valueOf(cause.getMessage());
    return new LocalFileException(
        Problem.of("cannot read `" + path + "`").at(place).because(why), cause);
  }

  /** Where a link leads is not part of the folder, so its content could change unseen. */
  static LocalFileException link(String path, String target, SourceExcerpt place) {
    return new LocalFileException(
        Problem.of("cannot put `" + path + "` into the image: it is a symbolic link")
            .at(place)
            .because("it points to `" + target + "`; folders may hold files and folders only")
            .hint("put a copy in its place, or list what it points to under `files:`"),
        null);
  }

  static LocalFileException special(String path, SourceExcerpt place) {
    return new LocalFileException(
        Problem.of("cannot put `" + path + "` into the image: it is neither a file nor a folder")
            .at(place),
        null);
  }

  static LocalFileException twice(
      String destination, String one, String other, SourceExcerpt place) {
    return new LocalFileException(
        Problem.of("two files are to become `" + destination + "`")
            .at(place)
            .because("`" + one + "` and `" + other + "`"),
        null);
  }

  /** Two wheels of one package. */
  static LocalFileException twoWheels(String name, String one, String other, SourceExcerpt place) {
    return new LocalFileException(
        Problem.of("two wheels are of the package `" + name + "`")
            .at(place)
            .because("`" + one + "` and `" + other + "`"),
        null);
  }
}
