package dev.berth.core.capture;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.nio.file.Path;

/** There is a runtime where one was to be written. */
public final class RuntimeExistsException extends BerthException {

  RuntimeExistsException(Path file) {
    super(
        Problem.of("there is a `" + file.getFileName() + "` in `" + file.getParent() + "` already")
            .hint("replace it with `--force`"));
  }
}
