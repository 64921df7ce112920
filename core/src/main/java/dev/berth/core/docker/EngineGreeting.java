package dev.berth.core.docker;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What an Engine says first: the answer to {@code GET /_ping}, which costs it nothing. (For {@code
 * GET /version} Docker starts two programs.)
 *
 * @param apiVersion the newest that it knows
 * @param podman whether it is podman, which speaks Docker's language
 */
record EngineGreeting(ApiVersion apiVersion, boolean podman) {

  /** Who is no Engine may have a lot to say. */
  private static final int MOST_LINES = 200;

  private static final int LONGEST_LINE = 1000;

  /**
   * Greets whoever listens there.
   *
   * @param patience how long an answer may take
   * @throws EngineException when nobody answers, or not an Engine
   */
  static EngineGreeting from(EngineEndpoint endpoint, EngineLine.Dialer dialer, Duration patience) {
    CompletableFuture<EngineGreeting> greeting = new CompletableFuture<>();
    // In a thread of its own, since connecting to a socket cannot be given a time.
    Thread thread =
        new Thread(
            () -> {
              try (EngineLine line = dialer.dial()) {
                // Told before it is closed: with the first one that is, Java makes itself ready for
                // sockets of all kinds.
                greeting.complete(ask(endpoint, line));
              } catch (IOException | RuntimeException e) {
                greeting.completeExceptionally(e);
              }
            },
            "greeting the Engine");
    thread.setDaemon(true);
    thread.start();
    try {
      return greeting.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw EngineException.unreachable(endpoint, "the wait for its answer was interrupted", e);
    } catch (TimeoutException e) {
      throw EngineException.unreachable(
          endpoint, "it did not answer within " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failed) {
        throw new ConnectionFailure(endpoint, failed).toException();
      }
      throw (RuntimeException) e.getCause();
    }
  }

  private static EngineGreeting ask(EngineEndpoint endpoint, EngineLine line) throws IOException {
    String path = endpoint.host() instanceof EngineHost.Tcp tcp ? tcp.path() : "";
    String host =
        endpoint.host() instanceof EngineHost.Tcp tcp ? tcp.host() + ":" + tcp.port() : "localhost";
    String request =
        "GET " + path + "/_ping HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    Optional<IOException> hungUp = send(line, request);
    InputStream in = new BufferedInputStream(line.fromEngine());
    String status = readLine(in);
    if (status.isEmpty()) {
      throw line.lastWords()
          .map(IOException::new)
          .or(() -> hungUp)
          .orElseGet(() -> new IOException("it hung up without an answer"));
    }
    return read(endpoint, status, in);
  }

  /** Who hangs up on us may have said why: that is to be read still. */
  private static Optional<IOException> send(EngineLine line, String request) {
    try {
      OutputStream out = line.toEngine();
      out.write(request.getBytes(StandardCharsets.US_ASCII));
      out.flush();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static EngineGreeting read(EngineEndpoint endpoint, String status, InputStream in)
      throws IOException {
    Map<String, String> headers = new TreeMap<>();
    String line = readLine(in);
    for (int i = 0; !line.isEmpty() && i < MOST_LINES; i++) {
      String[] parts = line.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[parts.length - 1].strip());
      line = readLine(in);
    }
    Optional<ApiVersion> version =
        Optional.ofNullable(headers.get("api-version")).flatMap(EngineGreeting::version);
    if (version.isPresent()) {
      return new EngineGreeting(version.get(), headers.containsKey("libpod-api-version"));
    }
    // Go's net/http says so to whoever does not use TLS where it does.
    throw readLine(in).contains("HTTPS server")
        ? EngineException.wantsTls(endpoint)
        : EngineException.noEngine(endpoint, status);
  }

  /** A line, or as much of it as is worth reading; empty at the end. */
  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    while (c >= 0 && c != '\n' && line.length() < LONGEST_LINE) {
      line.append((char) c);
      c = in.read();
    }
    return line.toString().strip();
  }

  private static Optional<ApiVersion> version(String text) {
    try {
      return Optional.of(ApiVersion.parse(text));
    } catch (IllegalArgumentException other) {
      return Optional.empty();
    }
  }
}
