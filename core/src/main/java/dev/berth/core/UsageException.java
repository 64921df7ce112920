package dev.berth.core;

import java.util.List;

/**
 * A request that cannot be understood, so that nothing was done at all: what the command line
 * reports as wrong usage.
 */
public abstract class UsageException extends BerthException {

  private static final long serialVersionUID = 1L;

  /** A request with all the problems that were found in one go: at least one. */
  protected UsageException(List<Problem> problems) {
    super(problems, null);
  }
}
