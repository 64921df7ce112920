package dev.berth.core.spec;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import java.util.List;

/** What a runtime.yaml, or a file it names, says wrong: everything that was found in one go. */
public final class InvalidSpecException extends BerthException {

  private static final long serialVersionUID = 1L;

  public InvalidSpecException(List<Problem> problems) {
    super(problems, null);
  }
}
