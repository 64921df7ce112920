package dev.berth.core.lock;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A lock cannot be read, is not there, or does not fit runtime.yaml. */
public final class LockException extends BerthException {

  private static final String LOCK = "run `berth runtime lock`";

  private LockException(Problem problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  /** The file is not what we wrote. */
  static LockException damaged(SourceExcerpt place, String fault) {
    return new LockException(
        Problem.of("the lock is damaged: " + fault)
            .at(place)
            .hint("restore it from version control, or remove it and " + LOCK),
        null);
  }

  /** The file has a form that came after us. */
  static LockException newer(SourceExcerpt place, String format) {
    return new LockException(
        Problem.of("the lock was made by a newer Berth")
            .at(place)
            .because("its format is " + format + "; this Berth reads format " + RuntimeLock.FORMAT)
            .hint("use the newer Berth here too"),
        null);
  }

  /** The file cannot be read at all. */
  static LockException unreadable(Path file, IOException cause) {
    return new LockException(
        Problem.of("cannot read the lock `" + file + "`")
            .because(String.valueOf(cause.getMessage())),
        cause);
  }

  /** The file cannot be written. */
  static LockException unwritable(Path file, IOException cause) {
    return new LockException(
        Problem.of("cannot write the lock `" + file + "`")
            .because(String.valueOf(cause.getMessage())),
        cause);
  }

  /** {@code --locked} or {@code --frozen}, and no lock. */
  static LockException missing(Path file, String option) {
    return new LockException(
        Problem.of("there is no lock `" + file.getFileName() + "`")
            .because("`" + option + "` uses a lock that is there")
            .hint(LOCK),
        null);
  }

  /** {@code --locked}, and runtime.yaml asks for something else now. */
  static LockException stale(Path file, List<String> changes) {
    Problem problem =
        Problem.of("the lock `" + file.getFileName() + "` does not fit runtime.yaml any more");
    for (String change : changes) {
      problem = problem.because(change);
    }
    return new LockException(problem.hint(LOCK), null);
  }

  /** {@code --frozen}, and nothing locked for a platform. */
  static LockException notLockedFor(Path file, Platform platform, List<Platform> locked) {
    return new LockException(
        Problem.of("the lock `" + file.getFileName() + "` has nothing for `" + platform + "`")
            .because(
                "it was made for "
                    + locked.stream().map(p -> "`" + p + "`").collect(Collectors.joining(", ")))
            .hint("run `berth runtime lock --platform " + platform + "`"),
        null);
  }

  /** {@code --upgrade-package} of what is not there. */
  static LockException unknownPackage(Path file, PackageName name) {
    return new LockException(
        Problem.of("cannot upgrade `" + name + "`")
            .because("the lock `" + file.getFileName() + "` has no such Python package"),
        null);
  }

  /** A platform that runtime.yaml leaves out. */
  static LockException otherPlatform(
      Platform wanted, List<Platform> named, Optional<SourceExcerpt> place) {
    Problem problem =
        Problem.of("this runtime is not for `" + wanted + "`")
            .because(
                "`environment.arch` names only "
                    + named.stream().map(p -> "`" + p + "`").collect(Collectors.joining(", ")));
    return new LockException(place.map(problem::at).orElse(problem), null);
  }
}
