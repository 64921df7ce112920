package dev.berth.core.verify;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;
import dev.berth.core.version.VersionView;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** There is neither an image nor an environment that could be compared with the lock. */
public final class NothingToVerifyException extends BerthException {

  private static final long serialVersionUID = 1L;

  private NothingToVerifyException(Problem problem) {
    super(problem);
  }

  /** It was neither built nor restored on this computer. */
  static NothingToVerifyException notThere(VersionView version) {
    return new NothingToVerifyException(
        Problem.of("there is nothing of `" + version.shortName() + "` to verify")
            .because("it was neither built nor restored on this computer")
            .hint("name an image with `--image docker-daemon:NAME`, or a folder with `--prefix`"));
  }

  /** The lock has nothing to compare with. */
  static NothingToVerifyException notLocked(VersionView version, Platform platform) {
    return new NothingToVerifyException(
        Problem.of("the lock of `" + version.shortName() + "` has nothing for `" + platform + "`")
            .because(
                "it is for "
                    + version.lock().platforms().stream()
                        .map(locked -> "`" + locked.platform() + "`")
                        .collect(Collectors.joining(", "))));
  }

  /** The folder is not an environment of ours. */
  static NothingToVerifyException noEnvironment(Path prefix) {
    return new NothingToVerifyException(
        Problem.of("cannot verify `" + prefix + "`")
            .because("it is not an environment that Berth made"));
  }
}
