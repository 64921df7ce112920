package dev.berth.core.layer;

import dev.berth.core.BerthException;
import dev.berth.core.Problem;
import dev.berth.core.lock.LockedFile;

/** A file of the user's own cannot be put where runtime.yaml wants it. */
public final class InvalidDestinationException extends BerthException {

  /**
   * @param fault why not
   */
  public InvalidDestinationException(LockedFile file, String fault) {
    super(
        Problem.of("cannot put `" + file.source() + "` to `" + file.destination() + "`")
            .because(fault));
  }
}
