package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.UsageException;
import java.util.List;

/** Options that say what no function or task can be: everything that was found in one go. */
public final class InvalidOptionsException extends UsageException {

  private static final long serialVersionUID = 1L;

  InvalidOptionsException(List<Problem> problems) {
    super(problems);
  }
}
