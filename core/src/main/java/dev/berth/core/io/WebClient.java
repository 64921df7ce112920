package dev.berth.core.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads files from servers over HTTP and HTTPS: the one place that knows proxies, certificates,
 * credentials, redirects, retries, timeouts and how a broken-off download is resumed (RFC 9110,
 * sections 14 and 13.1.5).
 */
public final class WebClient {

  private static final int MOST_REDIRECTS = 10;

  static {
    // Read once by the JDK, which else sends no password to the proxy of a secure connection.
    if (System.getProperty("jdk.http.auth.tunneling.disabledSchemes") == null) {
      System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }
  }

  private final WebSettings settings;
  private final Proxies proxies;
  private final String userAgent;
  private @Nullable HttpClient verifying;
  private @Nullable HttpClient trusting;

  /** A client with these settings; nothing is connected yet. */
  public WebClient(WebSettings settings) {
    this.settings = settings;
    this.proxies = new Proxies(settings.environment());
    String version = WebClient.class.getPackage().getImplementationVersion();
    this.userAgent = "berth/" + (version == null ? "development" : version);
  }

  /** How this client speaks to servers. */
  public WebSettings settings() {
    return settings;
  }

  /**
   * Reads the content of an address into the target. What breaks off is resumed where it stopped
   * when the server can do that, else started anew.
   *
   * @throws TransferException when the server does not give it
   * @throws IOException when the target does not take it
   */
  public void download(URI url, DownloadTarget target) throws IOException {
    Validator validator = new Validator();
    int failures = 0;
    long reached = target.size();
    while (true) {
      try {
        downloadOnce(url, target, validator);
        return;
      } catch (TransferException e) {
        if (target.size() > reached) {
          reached = target.size();
          failures = 0;
        }
        failures++;
        target.retrying(e.getMessage(), pauseOrThrow(e, failures));
      }
    }
  }

  /**
   * Reads a small document whole.
   *
   * @param accept the media types we understand, as the header {@code Accept} has them
   * @param maxBytes more than this is refused
   * @throws TransferException when the server does not give it, or gives too much
   */
  public WebDocument read(URI url, String accept, long maxBytes) throws IOException {
    int failures = 0;
    while (true) {
      try (Exchange exchange = get(url, Map.of("Accept", accept))) {
        exchange.expect(200);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        exchange.copy(
            (bytes, offset, length) -> {
              if (body.size() + (long) length > maxBytes) {
                throw TransferException.refused(
                    url, "has more than " + maxBytes + " bytes, which is not an index page", null);
              }
              body.write(bytes, offset, length);
            });
        return new WebDocument(
            exchange.address(), exchange.header("Content-Type"), body.toByteArray());
      } catch (TransferException e) {
        pauseOrThrow(e, ++failures);
      }
    }
  }

  /** How long the content of an address is, when the server says so. */
  public OptionalLong size(URI url) throws IOException {
    int failures = 0;
    while (true) {
      try (Exchange exchange = send("HEAD", url, Map.of())) {
        exchange.expect(200);
        return exchange.header("Content-Length").stream().mapToLong(Long::parseLong).findFirst();
      } catch (TransferException e) {
        pauseOrThrow(e, ++failures);
      }
    }
  }

  private Duration pauseOrThrow(TransferException failure, int failures) throws IOException {
    if (!failure.isTransient()) {
      throw failure;
    }
    Duration pause =
        settings.retries().pauseAfter(failures, failure.retryAfter()).orElseThrow(() -> failure);
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a server");
    }
    return pause;
  }

  private void downloadOnce(URI url, DownloadTarget target, Validator validator)
      throws IOException {
    Map<String, String> headers = new TreeMap<>();
    if (target.size() > 0) {
      if (validator.known().isPresent()) {
        headers.put("Range", "bytes=" + target.size() + "-");
        headers.put("If-Range", validator.known().get());
      } else {
        target.restart();
      }
    }
    try (Exchange exchange = get(url, headers)) {
      if (exchange.status() == 416 && target.size() > 0) {
        target.restart();
        throw TransferException.interrupted(url, "cannot go on where it broke off", null);
      }
      if (exchange.status() == 206 && target.size() > 0) {
        String expected = "bytes " + target.size() + "-";
        if (!exchange.header("Content-Range").orElse("").startsWith(expected)) {
          target.restart();
          throw TransferException.interrupted(url, "answered another range than asked for", null);
        }
      } else {
        exchange.expect(200);
        if (target.size() > 0) {
          target.restart();
        }
      }
      validator.remember(exchange);
      exchange.copy(target::write);
    }
  }

  private Exchange get(URI url, Map<String, String> headers) throws IOException {
    return send("GET", url, headers);
  }

  /** Sends one request, and follows where it is sent on. */
  private Exchange send(String method, URI url, Map<String, String> headers) throws IOException {
    URI place = url;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Exchange exchange = sendOnce(method, place, url, headers);
      Optional<URI> next = exchange.redirect();
      if (next.isEmpty()) {
        return exchange;
      }
      exchange.close();
      place = next.get();
    }
    throw TransferException.refused(url, "redirects more than " + MOST_REDIRECTS + " times", null);
  }

  private Exchange sendOnce(String method, URI place, URI origin, Map<String, String> headers)
      throws IOException {
    if (place.getHost() == null) {
      throw TransferException.refused(place, "is not an address of a server", null);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Addresses.withoutCredentials(place))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .timeout(settings.idle())
            .header("User-Agent", userAgent);
    headers.forEach(request::header);
    // Sent unasked, both: an Authenticator of the JDK's would take the place of either.
    credentials(place, origin).ifPresent(c -> request.header("Authorization", c.header()));
    proxies.credentials(place).ifPresent(c -> request.header("Proxy-Authorization", c.header()));
    try {
      HttpResponse<Flow.Publisher<List<ByteBuffer>>> response =
          client(place).send(request.build(), HttpResponse.BodyHandlers.ofPublisher());
      return new Exchange(place, response, settings.idle());
    } catch (HttpTimeoutException e) {
      throw TransferException.interrupted(
          place, "did not answer for " + settings.idle().toSeconds() + " seconds", e);
    } catch (SSLException e) {
      throw TransferException.refused(place, "has no secure connection: " + reason(e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while asking a server");
    } catch (IOException e) {
      throw TransferException.interrupted(place, "cannot be reached: " + reason(e), e);
    }
  }

  /** Never the credentials of one host to another, wherever it sends us. */
  private Optional<Credentials> credentials(URI place, URI origin) {
    return Credentials.in(place)
        .or(() -> Addresses.sameOrigin(place, origin) ? Credentials.in(origin) : Optional.empty())
        .or(() -> settings.credentials().find(place));
  }

  private synchronized HttpClient client(URI place) throws IOException {
    String host = place.getHost();
    if (settings.trustedHosts().contains(host)
        || settings.trustedHosts().contains(host + ":" + Addresses.port(place))) {
      if (trusting == null) {
        trusting = newClient(true);
      }
      return trusting;
    }
    if (verifying == null) {
      verifying = newClient(false);
    }
    return verifying;
  }

  private HttpClient newClient(boolean trustAnyone) throws IOException {
    try {
      SSLContext secure =
          trustAnyone
              ? Certificates.trustingAnyone()
              : Certificates.verifying(settings.environment());
      // HTTP/1.1: several downloads get a connection each, and none waits for another's window.
      return HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(settings.idle())
          .proxy(proxies)
          .sslContext(secure)
          .build();
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot read the certificates that connections are to trust", e);
    }
  }

  private static String reason(IOException failure) {
    Throwable innermost = failure;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    if (innermost instanceof UnresolvedAddressException) {
      return "its name is not known";
    }
    String message = innermost.getMessage();
    return message == null ? "the connection failed" : message;
  }

  /** What tells whether a file is still the one a download began with. */
  private static final class Validator {

    private Optional<String> known = Optional.empty();

    Optional<String> known() {
      return known;
    }

    void remember(Exchange exchange) {
      // A weak tag may not be used with ranges (RFC 9110 section 13.1.5).
      known =
          exchange
              .header("ETag")
              .filter(tag -> !tag.startsWith("W/"))
              .or(() -> exchange.header("Last-Modified"));
    }
  }
}
