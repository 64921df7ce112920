package dev.berth.cli.command;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** An environment of conda was to be made. */
final class NoCondaEnvironmentException extends BerthException {

  private static final long serialVersionUID = 1L;

  NoCondaEnvironmentException() {
    super(
        Problem.of("cannot make an environment of conda")
            .because("`mode: conda` is not supported yet")
            .hint("write the runtime.yaml alone with `--disable-create-env`"));
  }
}
