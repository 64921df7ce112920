package dev.berth.core.io;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A request to a server that did not end well. The message says how, in the user's terms and
 * without credentials: {@code `https://…` answered 404}.
 */
public final class TransferException extends IOException {

  private final transient OptionalInt status;
  private final boolean transientFailure;
  private final transient Optional<Duration> retryAfter;

  private TransferException(
      String message,
      OptionalInt status,
      boolean transientFailure,
      Optional<Duration> retryAfter,
      @Nullable Throwable cause) {
    super(Addresses.masked(message), cause);
    this.status = status;
    this.transientFailure = transientFailure;
    this.retryAfter = retryAfter;
  }

  /** The server answered, and not what was asked for. */
  static TransferException answered(URI url, int status, Optional<Duration> retryAfter) {
    boolean later =
        switch (status) {
          case 408, 425, 429, 500, 502, 503, 504 -> true;
          default -> false;
        };
    return new TransferException(
        "`" + Addresses.masked(url) + "` answered " + status + meaning(status),
        OptionalInt.of(status),
        later,
        retryAfter,
        null);
  }

  /** No answer, or half of one: it may be worth another try. */
  static TransferException interrupted(URI url, String how, @Nullable Throwable cause) {
    return new TransferException(
        "`" + Addresses.masked(url) + "` " + how,
        OptionalInt.empty(),
        true,
        Optional.empty(),
        cause);
  }

  /** An answer or an address that another try cannot mend. */
  static TransferException refused(URI url, String why, @Nullable Throwable cause) {
    return new TransferException(
        "`" + Addresses.masked(url) + "` " + why,
        OptionalInt.empty(),
        false,
        Optional.empty(),
        cause);
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401 -> " (credentials are needed)";
      case 403 -> " (access is denied)";
      case 404 -> " (not found)";
      case 407 -> " (the proxy needs credentials)";
      case 410 -> " (gone)";
      case 429 -> " (too many requests)";
      case 500 -> " (internal server error)";
      case 502 -> " (bad gateway)";
      case 503 -> " (unavailable)";
      case 504 -> " (gateway timeout)";
      default -> "";
    };
  }

  /** What the server answered, when it did. */
  public OptionalInt status() {
    return status;
  }

  /** Whether the same request may succeed a little later. */
  boolean isTransient() {
    return transientFailure;
  }

  /** How long the server asked us to wait. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
