package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeRecord;
import java.nio.file.Path;

/** A runtime is to be run whose image was not made. */
final class NotBuiltException extends BerthException {

  private static final long serialVersionUID = 1L;

  private NotBuiltException(Problem problem) {
    super(problem);
  }

  static NotBuiltException fromFolder(Path file) {
    return new NotBuiltException(
        Problem.of("the runtime of `" + file + "` was not built as it is locked now")
            .hint("run `berth runtime build " + file + "`"));
  }

  static NotBuiltException forPlatform(RuntimeRecord runtime, Platform platform) {
    return new NotBuiltException(
        Problem.of("`" + runtime.name() + "` was not built for `" + platform + "`")
            .hint("build it with `--platform " + platform + "`"));
  }
}
