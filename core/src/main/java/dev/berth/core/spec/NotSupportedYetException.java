package dev.berth.core.spec;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** A runtime.yaml is right, but asks for what this Berth cannot build. */
public final class NotSupportedYetException extends BerthException {

  private static final long serialVersionUID = 1L;

  NotSupportedYetException(List<Problem> problems) {
    super(problems, null);
  }
}
