package dev.berth.core.env;

import java.nio.file.Path;

/**
 * An environment that is there now.
 *
 * @param made whether it had to be made; else it was there, and as it should be
 */
public record RestoredEnvironment(EnvironmentRecord record, boolean made) {

  /** Where it is. */
  public Path prefix() {
    return record.prefix();
  }
}
