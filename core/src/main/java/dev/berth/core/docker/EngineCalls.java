package dev.berth.core.docker;

import dev.berth.core.oci.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * Requests to an Engine as the API's own paths and JSON. A container's life is asked for in this
 * way, and not in a library's objects, whose classes take longer to load than a container to run.
 * What an Engine cannot do is told by {@code what}, which follows "the Docker Engine cannot".
 */
final class EngineCalls {

  private final EngineHttp http;
  private final String prefix;

  /**
   * @param version of the API
   */
  EngineCalls(EngineLine.Dialer dialer, EngineHost host, String version) {
    this.http = new EngineHttp(dialer, host);
    this.prefix = "/v" + version;
  }

  EngineAnswer get(String what, String path) {
    return answer(what, "GET", path, EngineHttp.nothing());
  }

  EngineAnswer delete(String what, String path) {
    return answer(what, "DELETE", path, EngineHttp.nothing());
  }

  EngineAnswer post(String what, String path) {
    return answer(what, "POST", path, EngineHttp.nothing());
  }

  EngineAnswer post(String what, String path, Object json) {
    return answer(what, "POST", path, EngineHttp.bytes("application/json", Json.write(json)));
  }

  /** Sends an archive. */
  EngineAnswer put(String what, String path, InputStream tar) {
    return answer(what, "PUT", path, EngineHttp.stream("application/x-tar", tar));
  }

  /** Sends an archive, and has an answer that goes on. Whoever has it closes it. */
  EngineReply send(String what, String path, InputStream tar) {
    return good(
        what, () -> http.ask("POST", prefix + path, EngineHttp.stream("application/x-tar", tar)));
  }

  /** An answer that goes on, such as a log. Whoever has it closes it. */
  EngineReply open(String what, String method, String path) {
    return good(what, () -> http.ask(method, prefix + path, EngineHttp.nothing()));
  }

  /**
   * A connection that becomes a container's streams, if the answer is a good one.
   *
   * @param input what goes to the container, until its end
   */
  EngineReply hijack(String what, String path, Optional<InputStream> input) {
    return sent(what, () -> http.hijack(prefix + path, input));
  }

  /** All of an answer. */
  static EngineAnswer whole(String what, EngineReply reply) {
    return sent(what, reply::whole);
  }

  /** Something that the connection may cut off. */
  private interface Request<T> {
    T send() throws IOException;
  }

  private static EngineReply good(String what, Request<EngineReply> request) {
    EngineReply reply = sent(what, request);
    if (!reply.isGood()) {
      sent(what, reply::whole).orRefuse(what);
    }
    return reply;
  }

  private EngineAnswer answer(String what, String method, String path, EngineHttp.Body body) {
    return sent(what, () -> http.ask(method, prefix + path, body).whole());
  }

  private static <T> T sent(String what, Request<T> request) {
    try {
      return request.send();
    } catch (IOException e) {
      throw EngineException.failed(what, e);
    }
  }

  /** {@code {"label":["a=b"]}} as a query has it. */
  static String filters(Map<String, ?> filters) {
    return "filters=" + encoded(new String(Json.write(filters), StandardCharsets.UTF_8));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
