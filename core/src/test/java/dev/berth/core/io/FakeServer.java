package dev.berth.core.io;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A strict server of files on this computer: serves ranges as RFC 9110 has it, asks for credentials
 * when told to, and makes the faults it is asked for, one for each request.
 */
public final class FakeServer implements AutoCloseable {

  /** One answer, instead of the right one. */
  public interface Fault {
    void answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  /** What a client asked: the line and the headers that matter. */
  public record Request(String method, String path, Map<String, List<String>> headers) {
    public String header(String name) {
      return String.join(",", headers.getOrDefault(name, List.of()));
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, String> types = new ConcurrentHashMap<>();
  private final Map<String, Deque<Fault>> faults = new HashMap<>();
  private final Map<String, Fault> always = new ConcurrentHashMap<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile String authorization = "";

  public FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The address of a path on this server. */
  public URI url(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public FakeServer serve(String path, byte[] content) {
    files.put(path, content);
    return this;
  }

  public FakeServer serve(String path, String contentType, String content) {
    types.put(path, contentType);
    return serve(path, content.getBytes(StandardCharsets.UTF_8));
  }

  /** The next answer for this path. */
  public FakeServer once(String path, Fault fault) {
    synchronized (faults) {
      faults.computeIfAbsent(path, p -> new ArrayDeque<>()).add(fault);
    }
    return this;
  }

  /** Every answer for this path. */
  public FakeServer always(String path, Fault fault) {
    always.put(path, fault);
    return this;
  }

  /** From now on only requests with these credentials are served. */
  public FakeServer requireLogin(String user, String password) {
    authorization = new Credentials(user, password).header();
    return this;
  }

  public List<Request> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** An answer without content. */
  public static Fault status(int status, String... headers) {
    return (exchange, content) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** So many bytes of the whole content, then the connection ends. */
  public static Fault half(int bytes) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().add("ETag", tag(content));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      // Closing an exchange whose body is short closes its connection.
    };
  }

  /** So many bytes, then nothing more, until the client goes. */
  public static Fault stall(int bytes) {
    return (exchange, content) -> {
      exchange.getResponseHeaders().add("ETag", tag(content));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
    };
  }

  /** The whole content whatever range was asked for. */
  public static Fault ignoringRanges() {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    };
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    requests.add(
        new Request(
            exchange.getRequestMethod(), path, new HashMap<>(exchange.getRequestHeaders())));
    try (exchange) {
      byte[] content = files.getOrDefault(path, new byte[0]);
      Fault fault = nextFault(path);
      if (!authorization.isEmpty()
          && !authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"fake\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (fault != null) {
        fault.answer(exchange, content);
      } else if (!files.containsKey(path)) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        serve(exchange, path, content);
      }
    }
  }

  private Fault nextFault(String path) {
    synchronized (faults) {
      Deque<Fault> waiting = faults.getOrDefault(path, new ArrayDeque<>());
      return waiting.isEmpty() ? always.get(path) : waiting.remove();
    }
  }

  private void serve(HttpExchange exchange, String path, byte[] content) throws IOException {
    exchange.getResponseHeaders().add("ETag", tag(content));
    exchange
        .getResponseHeaders()
        .add("Content-Type", types.getOrDefault(path, "application/octet-stream"));
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", Integer.toString(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    String range = exchange.getRequestHeaders().getFirst("Range");
    boolean current = tag(content).equals(exchange.getRequestHeaders().getFirst("If-Range"));
    if (range != null && current) {
      int from = Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
      exchange.sendResponseHeaders(206, content.length - from);
      exchange.getResponseBody().write(content, from, content.length - from);
    } else {
      exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static String tag(byte[] content) {
    return "\"" + Integer.toHexString(Arrays.hashCode(content)) + "\"";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
