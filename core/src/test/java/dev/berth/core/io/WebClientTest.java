package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WebClientTest {

  private static WebClient client(Map<String, String> variables) {
    return new WebClient(
        new WebSettings(
            new Environment(variables),
            CredentialSource.NONE,
            Set.of(),
            new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1)),
            Duration.ofSeconds(30)));
  }

  @Test
  void speaksToAProxyWithItsCredentials() throws IOException {
    try (FakeServer proxy = new FakeServer()) {
      proxy.serve("/page", "text/plain", "by proxy");
      String address = proxy.url("").toString().replace("//", "//jane:s3cret@");

      WebDocument page =
          client(Map.of("HTTP_PROXY", address))
              .read(URI.create("http://index.invalid/page"), "*/*", 100);

      assertThat(page.body()).asString(StandardCharsets.UTF_8).isEqualTo("by proxy");
      assertThat(proxy.requests().get(0).header("Proxy-authorization"))
          .isEqualTo(new Credentials("jane", "s3cret").header());
    }
  }

  @Test
  void asksAProxyForATunnelWithItsCredentials() throws IOException {
    try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<List<String>> asked = CompletableFuture.supplyAsync(() -> refuseOne(proxy));
      String address = "http://jane:s3cret@127.0.0.1:" + proxy.getLocalPort();

      assertThatThrownBy(
              () ->
                  client(Map.of("HTTPS_PROXY", address))
                      .read(URI.create("https://index.invalid/page"), "*/*", 100))
          .isInstanceOf(TransferException.class);

      assertThat(asked.join())
          .contains("CONNECT index.invalid:443 HTTP/1.1")
          .contains("Proxy-Authorization: " + new Credentials("jane", "s3cret").header());
    }
  }

  private static List<String> refuseOne(ServerSocket proxy) {
    List<String> lines = new ArrayList<>();
    try (Socket socket = proxy.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
        lines.add(line);
      }
      socket
          .getOutputStream()
          .write(
              "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      lines.add(e.toString());
    }
    return lines;
  }
}
