package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortProbeTest {

  private static final Readiness HEALTH = new Readiness.Answering("/health");

  private static Optional<String> ask(int port, Readiness readiness, boolean proxied) {
    return new PortProbe(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 8080, readiness, proxied)
        .whyNot();
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @Test
  void findsWhoListensAndSaysNothingUnasked() throws IOException {
    try (ServerSocket server = listening()) {
      assertThat(ask(server.getLocalPort(), new Readiness.Connecting(), false)).isEmpty();
      assertThat(ask(server.getLocalPort(), new Readiness.Connecting(), true)).isEmpty();
    }
  }

  @Test
  void isNotFooledByAProxyThatHangsUp() throws IOException {
    try (ServerSocket proxy = listening()) {
      Thread hangsUp =
          new Thread(
              () -> {
                try {
                  proxy.accept().close();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      hangsUp.start();

      assertThat(ask(proxy.getLocalPort(), new Readiness.Connecting(), true))
          .contains(
              "nothing listens at port 8080 of the container; a program that listens at 127.0.0.1"
                  + " is not heard outside, at 0.0.0.0 it is");
    }
  }

  @Test
  void findsNobodyWhereNobodyIs() throws IOException {
    int port;
    try (ServerSocket server = listening()) {
      port = server.getLocalPort();
    }

    assertThat(ask(port, new Readiness.Connecting(), false)).isPresent();
    assertThat(ask(port, HEALTH, false)).isPresent();
  }

  @Test
  void asksForAPath() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().equals("/health");
          exchange.sendResponseHeaders(known ? 302 : 503, -1);
          exchange.close();
        });
    server.start();
    try {
      int port = server.getAddress().getPort();

      assertThat(ask(port, HEALTH, true)).isEmpty();
      assertThat(ask(port, new Readiness.Answering("/other"), true))
          .contains("`GET /other` at port 8080 answers 503");
    } finally {
      server.stop(0);
    }
  }
}
