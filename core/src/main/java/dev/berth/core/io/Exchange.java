package dev.berth.core.io;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;

/** One request that was answered, with the answer's body still to be read. */
final class Exchange implements AutoCloseable {

  private static final int BUFFER = 64 * 1024;

  private final URI address;
  private final HttpResponse<?> response;
  private final BodyReader body;
  private final Duration idle;

  Exchange(URI address, HttpResponse<Flow.Publisher<List<ByteBuffer>>> response, Duration idle) {
    this.address = address;
    this.response = response;
    this.body = new BodyReader(response.body());
    this.idle = idle;
  }

  /** Takes the bytes of a body in order. */
  interface Sink {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  URI address() {
    return address;
  }

  int status() {
    return response.statusCode();
  }

  Optional<String> header(String name) {
    return response.headers().firstValue(name);
  }

  void expect(int status) throws TransferException {
    if (status() != status) {
      throw TransferException.answered(address, status(), retryAfter());
    }
  }

  /** Where the answer sends us, when it does. */
  Optional<URI> redirect() throws TransferException {
    boolean sentOn =
        switch (status()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    if (!sentOn) {
      return Optional.empty();
    }
    try {
      URI next = address.resolve(header("Location").orElse(""));
      if (next.getHost() == null || !next.getScheme().startsWith("http")) {
        throw TransferException.refused(address, "redirects to no address", null);
      }
      if (address.getScheme().equals("https") && !next.getScheme().equals("https")) {
        throw TransferException.refused(
            address, "redirects to `" + Addresses.masked(next) + "`, which is not secure", null);
      }
      return Optional.of(next);
    } catch (IllegalArgumentException e) {
      throw TransferException.refused(address, "redirects to no address", e);
    }
  }

  /** Reads the body to its end. */
  void copy(Sink sink) throws IOException {
    byte[] bytes = new byte[BUFFER];
    for (List<ByteBuffer> next = next(); !next.isEmpty(); next = next()) {
      for (ByteBuffer buffer : next) {
        while (buffer.hasRemaining()) {
          int length = Math.min(bytes.length, buffer.remaining());
          buffer.get(bytes, 0, length);
          sink.write(bytes, 0, length);
        }
      }
    }
  }

  private List<ByteBuffer> next() throws IOException {
    try {
      return body.next(idle);
    } catch (HttpTimeoutException e) {
      throw TransferException.interrupted(address, e.getMessage(), e);
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      throw TransferException.interrupted(address, "broke off", e);
    }
  }

  /** Seconds, or a date, which we read against the server's own clock. */
  private Optional<Duration> retryAfter() {
    return header("Retry-After")
        .flatMap(
            value -> {
              if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
              }
              return date(value)
                  .flatMap(
                      when ->
                          header("Date").flatMap(Exchange::date).map(now -> between(now, when)));
            });
  }

  private static Duration between(Instant now, Instant when) {
    return when.isBefore(now) ? Duration.ZERO : Duration.between(now, when);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(
          ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    body.close();
  }
}
