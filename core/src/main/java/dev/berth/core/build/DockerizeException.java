package dev.berth.core.build;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A runtime cannot be written down as a Dockerfile, or not there. Nothing was changed. */
public final class DockerizeException extends BerthException {

  private static final String ELSEWHERE = "name another folder with `--output`";

  private DockerizeException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  private DockerizeException(Problem problem) {
    this(problem, null);
  }

  static DockerizeException baseHasNoName(String location) {
    return new DockerizeException(
        Problem.of("a Dockerfile cannot begin with `" + location + "`")
            .because("`FROM` takes the name of an image in a registry or in the Docker Engine")
            .hint("put the base there, and say its name with `--base NAME`"));
  }

  static DockerizeException lineBreak(String what, String name) {
    return new DockerizeException(
        Problem.of("cannot write the " + what + " `" + name + "` into a Dockerfile")
            .because("its value has a line break, which no line of a Dockerfile can hold"));
  }

  static DockerizeException notAFolder(Path target) {
    return new DockerizeException(cannot(target).because("it is not a folder").hint(ELSEWHERE));
  }

  static DockerizeException notEmpty(Path target) {
    return new DockerizeException(
        cannot(target)
            .because("the folder is not empty")
            .hint(ELSEWHERE + ", or put the files among those there with `--force`"));
  }

  static DockerizeException alreadyThere(Path target) {
    return new DockerizeException(
        cannot(target)
            .because("it has what an earlier `berth runtime dockerize` wrote")
            .hint("replace that with `--force`"));
  }

  static DockerizeException inTheWay(Path path) {
    return new DockerizeException(
        cannot(path.getParent())
            .because("`" + path.getFileName() + "` is there, and not of our making")
            .hint(ELSEWHERE));
  }

  static DockerizeException cannotWrite(Path target, IOException cause) {
    return new DockerizeException(cannot(target).because(reason(cause)), cause);
  }

  private static Problem cannot(Path target) {
    return Problem.of("cannot write a Dockerfile to `" + target + "`");
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
}
