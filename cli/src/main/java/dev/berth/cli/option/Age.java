package dev.berth.cli.option;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long ago something was: {@code 30d}, {@code 12h}, {@code 90m}; {@code 0d} is any time ago.
 */
public record Age(Duration duration) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,6})([wdhm])");

  /**
   * Reads a number and its unit: weeks, days, hours or minutes.
   *
   * @throws IllegalArgumentException when the text is anything else
   */
  public static Age parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "expected an age such as `30d` or `12h`, found `" + text + "`");
    }
    long number = Long.parseLong(parts.group(1));
    return new Age(
        switch (parts.group(2)) {
          case "w" -> Duration.ofDays(7 * number);
          case "d" -> Duration.ofDays(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofMinutes(number);
        });
  }

  /** The time that was so long before this one. */
  public Instant before(Instant now) {
    return now.minus(duration);
  }
}
