package dev.berth.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a Docker Engine would answer to whoever runs a job and looks after it, if there were one.
 */
final class RehearsalEngine {

  private static final String ID = "0123456789abcdef".repeat(4);

  private static final String CONTAINER =
      """
      {"Id":"%s","Name":"/demo","Created":"2026-01-02T03:04:05.678Z","Path":"echo","Args":["hi"],
      "State":{"Status":"exited","ExitCode":0,"StartedAt":"2026-01-02T03:04:05.678Z",
      "FinishedAt":"2026-01-02T03:04:06.789Z"},"Config":{"Image":"demo","Labels":{
      "dev.berth.run":"0123456789ab","dev.berth.function":"demo","dev.berth.action":"job"}}}
      """
          .formatted(ID);

  private final Path socket;
  private final ServerSocketChannel server;

  private RehearsalEngine(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  /**
   * Listens until the process ends, in a folder for temporary files: a socket's path may not be
   * longer than some hundred letters.
   */
  static RehearsalEngine start() throws IOException {
    Path folder = Files.createTempDirectory("berth-");
    folder.toFile().deleteOnExit();
    Path socket = folder.resolve("engine");
    socket.toFile().deleteOnExit();
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    RehearsalEngine engine = new RehearsalEngine(socket, server);
    Thread thread = new Thread(engine::answerAll, "rehearsal engine");
    thread.setDaemon(true);
    thread.start();
    return engine;
  }

  /** Where it listens. */
  Path socket() {
    return socket;
  }

  private void answerAll() {
    try {
      while (true) {
        try (SocketChannel client = server.accept()) {
          answer(client);
        }
      }
    } catch (IOException over) {
      // The rehearsal has ended.
      return;
    }
  }

  private static void answer(SocketChannel client) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(Channels.newInputStream(client), StandardCharsets.ISO_8859_1));
    String request = in.readLine();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    in.skip(length);
    client.write(ByteBuffer.wrap(answerTo(request).getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String answerTo(String request) {
    if (request.contains("/_ping")) {
      return "HTTP/1.1 200 OK\r\nApi-Version: 1.41\r\nServer: Docker/20.10\r\n\r\nOK";
    }
    if (request.contains("/attach")) {
      return "HTTP/1.1 101 UPGRADED\r\nUpgrade: tcp\r\n\r\n" + frame("hi\n");
    }
    if (request.contains("/logs")) {
      return "HTTP/1.1 200 OK\r\n\r\n" + frame("hi\n");
    }
    if (request.contains("/wait")) {
      return chunked("{\"StatusCode\":0}");
    }
    if (request.contains("/containers/json")) {
      return json("[{\"Id\":\"" + ID + "\"}]");
    }
    if (request.contains("/networks")) {
      return json("[]");
    }
    return request.startsWith("GET") ? json(CONTAINER) : json("{\"Id\":\"" + ID + "\"}");
  }

  private static String frame(String text) {
    return "\1\0\0\0\0\0\0" + (char) text.length() + text;
  }

  private static String json(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  private static String chunked(String body) {
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        + Integer.toHexString(body.length())
        + "\r\n"
        + body
        + "\r\n0\r\n\r\n";
  }
}
