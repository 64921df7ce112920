package dev.berth.core.env;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An environment cannot be made, or must not be. What is there stays as it is. */
public final class EnvironmentException extends BerthException {

  private static final long serialVersionUID = 1L;

  /** More would hide what to do. */
  private static final int SHOWN = 3;

  private EnvironmentException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  private EnvironmentException(Problem problem) {
    this(problem, null);
  }

  private static Problem cannotMake(Path prefix) {
    return Problem.of("cannot make the environment `" + prefix + "`");
  }

  /** The lock is for other computers. */
  static EnvironmentException notLocked(RuntimeLock lock, Platform here) {
    return new EnvironmentException(
        Problem.of("the lock of `" + lock.name() + "` has nothing for this computer")
            .because(
                "this computer is `"
                    + here
                    + "`; the lock is for "
                    + lock.platforms().stream()
                        .map(locked -> "`" + locked.platform() + "`")
                        .collect(Collectors.joining(", ")))
            .hint("lock for it too: `berth runtime lock --platform " + here + "`"));
  }

  /** No lock is for this operating system. */
  static EnvironmentException notLinux(Platform here) {
    return new EnvironmentException(
        Problem.of("cannot make an environment on `" + here + "`")
            .because("what a lock names is for Linux, as images are")
            .hint("run the image: `berth runtime build --to docker-daemon:`"));
  }

  /** A wheel wants more of the C library than this computer has. */
  static EnvironmentException oldGlibc(String wheel, String locked, String here) {
    return new EnvironmentException(
        Problem.of("the wheel `" + wheel + "` does not run on this computer")
            .because(
                "this computer has glibc "
                    + here
                    + "; the lock chose wheels for the image, which has glibc "
                    + locked)
            .hint("run the image here, or lock for an older `environment.os`"));
  }

  /** No environment can be in a folder of this name. */
  static EnvironmentException unusablePrefix(Path prefix, String why) {
    return new EnvironmentException(
        cannotMake(prefix).because(why).hint("name another folder with `--prefix`"));
  }

  /** Something else is in the folder. */
  static EnvironmentException taken(Path prefix, String what) {
    return new EnvironmentException(
        cannotMake(prefix)
            .because("it exists, and is " + what)
            .hint("name another folder, or remove this one first"));
  }

  /**
   * The environment is not as it was made.
   *
   * @param changes what is different, one fact each
   */
  static EnvironmentException changed(Path prefix, List<String> changes) {
    Problem problem = Problem.of("the environment `" + prefix + "` was changed by hand");
    for (String change : changes.subList(0, Math.min(SHOWN, changes.size()))) {
      problem = problem.because(change);
    }
    if (changes.size() > SHOWN) {
      problem = problem.because((changes.size() - SHOWN) + " more changes");
    }
    return new EnvironmentException(
        problem.hint(
            "to lose these changes and have it as it is locked, restore it with `--force`"));
  }

  /** Our own file in an environment is not what we wrote. */
  static EnvironmentException damagedRecord(Path prefix, String why) {
    return new EnvironmentException(
        Problem.of("the environment `" + prefix + "` has a damaged record")
            .because("`" + EnvironmentRecord.FILE + "`: " + why)
            .hint("remove the environment and restore it again: `rm -r '" + prefix + "'`"));
  }

  /** A file of the user's own has no place in an environment. */
  static EnvironmentException noPlace(LockedFile file, String why) {
    return new EnvironmentException(
        Problem.of(
                "cannot put `"
                    + file.source()
                    + "` to `"
                    + file.destination()
                    + "` in an environment")
            .because(why));
  }

  /** A file or folder could not be read or written. */
  static EnvironmentException failed(Path prefix, IOException cause) {
    return new EnvironmentException(cannotMake(prefix).because(reason(cause)), cause);
  }

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
