package dev.berth.core.docker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * HTTP/1.1 with an Engine, one connection for each request (RFC 9112): all that its API needs, and
 * little enough to be there at once. A connection may become a container's streams.
 */
final class EngineHttp {

  /** What is longer is no head of an answer. */
  private static final int LONGEST_LINE = 1 << 16;

  private static final int BUFFER = 1 << 16;

  private final EngineLine.Dialer dialer;
  private final String host;
  private final String base;

  EngineHttp(EngineLine.Dialer dialer, EngineHost host) {
    this.dialer = dialer;
    this.host = host instanceof EngineHost.Tcp tcp ? tcp.host() + ":" + tcp.port() : "localhost";
    this.base = host instanceof EngineHost.Tcp tcp ? tcp.path() : "";
  }

  /** What follows the head of a request. */
  interface Body {

    /** Header lines that describe it. */
    String headers();

    void writeTo(OutputStream out) throws IOException;
  }

  static Body nothing() {
    return bytes("text/plain", new byte[0]);
  }

  static Body bytes(String type, byte[] bytes) {
    return new Body() {
      @Override
      public String headers() {
        return "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n";
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
      }
    };
  }

  /** Content whose size is not known (RFC 9112, "Chunked Transfer Coding"). */
  static Body stream(String type, InputStream content) {
    return new Body() {
      @Override
      public String headers() {
        return "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n";
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
          if (read > 0) {
            out.write(ascii(Integer.toHexString(read) + "\r\n"));
            out.write(buffer, 0, read);
            out.write(ascii("\r\n"));
          }
        }
        out.write(ascii("0\r\n\r\n"));
      }
    };
  }

  /** Asks, and returns the answer as soon as its head is there. */
  EngineReply ask(String method, String path, Body body) throws IOException {
    return ask(method, path, "Connection: close\r\n", body);
  }

  /**
   * Asks for a connection to become a container's streams.
   *
   * @param input what is then sent, until its end
   */
  EngineReply hijack(String path, Optional<InputStream> input) throws IOException {
    EngineReply reply = ask("POST", path, "Connection: Upgrade\r\nUpgrade: tcp\r\n", nothing());
    if (reply.isGood() && input.isPresent()) {
      reply.send(input.get());
    }
    return reply;
  }

  private EngineReply ask(String method, String path, String connection, Body body)
      throws IOException {
    EngineLine line = dialer.dial();
    try {
      String head =
          method
              + " "
              + base
              + path
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\n"
              + connection
              + body.headers()
              + "\r\n";
      return answer(line, head, body);
    } catch (IOException e) {
      line.close();
      throw line.lastWords().map(words -> new IOException(words, e)).orElse(e);
    }
  }

  /** An Engine that refuses hangs up before it has read all, and after it has said why. */
  private static EngineReply answer(EngineLine line, String head, Body body) throws IOException {
    SendingStream out = new SendingStream(line.toEngine());
    try {
      out.write(ascii(head));
      body.writeTo(out);
      out.flush();
    } catch (IOException e) {
      if (!out.isBroken()) {
        throw e;
      }
      try {
        return read(line);
      } catch (IOException saidNothing) {
        throw e;
      }
    }
    return read(line);
  }

  private static EngineReply read(EngineLine line) throws IOException {
    InputStream in = new BufferedInputStream(line.fromEngine(), BUFFER);
    String[] status = readLine(in).split(" ", 3);
    if (status.length < 2 || !status[0].startsWith("HTTP/1.") || !status[1].matches("[0-9]{3}")) {
      throw new IOException("what answers there does not speak HTTP");
    }
    Map<String, String> headers = new TreeMap<>();
    for (String header = readLine(in); !header.isEmpty(); header = readLine(in)) {
      String[] parts = header.split(":", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[parts.length - 1].strip());
    }
    return new EngineReply(Integer.parseInt(status[1]), EngineReply.body(headers, in), line);
  }

  /** A line without its end. */
  static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("it hung up without an answer");
      }
      if (line.length() > LONGEST_LINE) {
        throw new IOException("what answers there does not speak HTTP");
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
