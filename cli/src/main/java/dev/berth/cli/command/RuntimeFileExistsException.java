package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.Path;

/** There is a runtime.yaml where one was to be written. */
final class RuntimeFileExistsException extends BerthException {

  private static final long serialVersionUID = 1L;

  RuntimeFileExistsException(Path folder) {
    super(
        Problem.of("there is a `runtime.yaml` in `" + folder + "` already")
            .hint("replace it with `--force`"));
  }
}
