package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  private static Networks answering(String status, String json) {
    String answer =
        "HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, json.length(), json);
    return new Networks(
        new EngineCalls(
            () ->
                new EngineLine() {
                  @Override
                  public InputStream fromEngine() {
                    return new ByteArrayInputStream(answer.getBytes(StandardCharsets.UTF_8));
                  }

                  @Override
                  public OutputStream toEngine() {
                    return OutputStream.nullOutputStream();
                  }

                  @Override
                  public void endSending() {}

                  @Override
                  public void close() {}
                },
            new EngineHost.Unix(Path.of("/var/run/docker.sock")),
            "1.41"));
  }

  /** As Docker 20.10 and 28 say it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "could not find an available, non-overlapping IPv4 address pool among the defaults to"
            + " assign to the network",
        "all predefined address pools have been fully subnetted"
      })
  void saysWhatHelpsWhenAnEngineHasNoMoreAddresses(String message) {
    Networks networks = answering("500 Internal Server Error", "{\"message\":\"" + message + "\"}");

    assertThatThrownBy(() -> networks.create("demo", Map.of()))
        .isInstanceOfSatisfying(
            EngineException.class,
            e -> {
              Problem problem = e.problems().get(0);
              assertThat(problem.message())
                  .isEqualTo("the Docker Engine has no addresses left for one more network");
              assertThat(problem.causes()).containsExactly(message);
              assertThat(problem.hint())
                  .contains("remove runs that have ended with `berth runs remove --ended`");
            });
  }
}
