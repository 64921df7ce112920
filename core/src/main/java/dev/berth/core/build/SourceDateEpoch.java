package dev.berth.core.build;

import dev.berth.core.io.Environment;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * The time that a build says it happened at (reproducible-builds.org, "SOURCE_DATE_EPOCH"): for the
 * configuration, its history and the user's own files; never for packages, whose layers would
 * change with every commit.
 */
public final class SourceDateEpoch {

  /** The variable's name. */
  static final String VARIABLE = "SOURCE_DATE_EPOCH";

  private SourceDateEpoch() {}

  /**
   * The time, when the variable is set: whole seconds since 1970.
   *
   * @throws InvalidEpochException when it is set to something else
   */
  public static Optional<Instant> in(Environment environment) {
    return environment.find(VARIABLE).map(SourceDateEpoch::parse);
  }

  private static Instant parse(String text) {
    try {
      Instant time = Instant.ofEpochSecond(Long.parseUnsignedLong(text));
      // What a tar can hold, and every program after it can print.
      if (time.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
        throw new InvalidEpochException(text);
      }
      return time;
    } catch (NumberFormatException | DateTimeException e) {
      throw new InvalidEpochException(text);
    }
  }
}
