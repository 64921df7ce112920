package dev.berth.core.io;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How often and when a failed request is sent again.
 *
 * @param attempts how often it is sent in all, when nothing comes
 * @param firstPause before the second attempt; doubled each time
 * @param longestPause how long we are willing to wait, for ourselves or because a server asks us to
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

  /** What suits indexes and mirrors: five attempts in some ten seconds. */
  public static final RetryPolicy PATIENT =
      new RetryPolicy(5, Duration.ofMillis(700), Duration.ofSeconds(60));

  /**
   * How long to wait after this many failures, or nothing when it is time to give up.
   *
   * @param wish how long the server asked us to wait ({@code Retry-After}, RFC 9110 section 10.2.3)
   */
  Optional<Duration> pauseAfter(int failures, Optional<Duration> wish) {
    if (failures >= attempts) {
      return Optional.empty();
    }
    if (wish.isPresent()) {
      return wish.filter(pause -> pause.compareTo(longestPause) <= 0);
    }
    double growth = Math.pow(2, failures - 1.0);
    // Jitter, so that clients which failed together do not come back together.
    double jitter = ThreadLocalRandom.current().nextDouble(0.5, 1.0);
    long millis = (long) (firstPause.toMillis() * growth * jitter);
    return Optional.of(Duration.ofMillis(Math.min(millis, longestPause.toMillis())));
  }
}
