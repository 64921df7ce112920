package dev.berth.core.docker;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;

/** A container that was made cannot be started. */
public final class StartRefusedException extends BerthException {

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason in the Engine's words
   */
  public StartRefusedException(String reason) {
    super(Problem.of("the Docker Engine cannot start the container").because(reason));
    this.reason = reason;
  }

  /** Why, in the Engine's words. */
  public String reason() {
    return reason;
  }
}
