package dev.berth.core.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Asks at a port whether somebody answers there.
 *
 * @param containerPort what it is in the container
 * @param readiness what answer is wanted
 * @param proxied whether something of the Engine is between, which takes every connection, and
 *     hangs up when it finds nobody in the container
 */
record PortProbe(
    InetSocketAddress address, int containerPort, Readiness readiness, boolean proxied) {

  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** A proxy that has not hung up by then has found somebody. */
  private static final Duration HANGS_UP = Duration.ofMillis(400);

  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final int FIRST_GOOD = 200;
  private static final int FIRST_BAD = 400;

  Optional<String> whyNot() {
    try (Socket socket = new Socket()) {
      socket.connect(address, Math.toIntExact(CONNECT.toMillis()));
      if (readiness instanceof Readiness.Answering http) {
        return whyNoAnswer(socket, http.path());
      }
      return proxied ? whyHungUp(socket) : Optional.empty();
    } catch (IOException e) {
      return Optional.of(nobody());
    }
  }

  private String nobody() {
    return "nothing listens at port "
        + containerPort
        + " of the container; a program that listens at 127.0.0.1 is not heard outside, at"
        + " 0.0.0.0 it is";
  }

  private Optional<String> whyHungUp(Socket socket) throws IOException {
    socket.setSoTimeout(Math.toIntExact(HANGS_UP.toMillis()));
    try {
      return socket.getInputStream().read() < 0 ? Optional.of(nobody()) : Optional.empty();
    } catch (SocketTimeoutException waitsForUs) {
      return Optional.empty();
    }
  }

  private Optional<String> whyNoAnswer(Socket socket, String path) throws IOException {
    socket.setSoTimeout(Math.toIntExact(ANSWER.toMillis()));
    socket
        .getOutputStream()
        .write(
            ("GET "
                    + path
                    + " HTTP/1.1\r\nHost: "
                    + host()
                    + "\r\nUser-Agent: berth\r\n"
                    + "Accept: */*\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    try {
      String status =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
              .readLine();
      if (status == null) {
        return Optional.of(nobody());
      }
      if (!status.matches("HTTP/1\\.[01] [0-9]{3}.*")) {
        return Optional.of("what listens at port " + containerPort + " does not speak HTTP");
      }
      int code = Integer.parseInt(status.substring(9, 12));
      return code >= FIRST_GOOD && code < FIRST_BAD
          ? Optional.empty()
          : Optional.of("`GET " + path + "` at port " + containerPort + " answers " + code);
    } catch (SocketTimeoutException silent) {
      return Optional.of("`GET " + path + "` at port " + containerPort + " is not answered");
    }
  }

  private String host() {
    return String.format(Locale.ROOT, "%s:%d", address.getHostString(), address.getPort());
  }
}
