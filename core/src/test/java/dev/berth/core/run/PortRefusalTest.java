package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.ServicePort;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRefusalTest {

  private static BoundPort bound(int hostPort) {
    return new BoundPort(
        new ServicePort(80, 80, "TCP", Optional.empty(), Optional.empty()), hostPort);
  }

  /** As Docker 20.10 and 28, Docker Desktop, podman 4 and rootless engines say it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "driver failed programming external connectivity on endpoint x (034a): Bind for 127.0.0.1:8080 failed: port is already allocated | true",
        "Error starting userland proxy: listen tcp4 127.0.0.1:8080: bind: address already in use | true",
        "failed to bind host port for 127.0.0.1:8080:172.18.0.2:80/tcp: address already in use | true",
        "Ports are not available: exposing port TCP 127.0.0.1:8080 -> 127.0.0.1:0: listen tcp 127.0.0.1:8080: bind: address already in use | true",
        "cannot listen on the TCP port: listen tcp4 :8080: bind: address already in use | true",
        "rootlessport cannot expose privileged port 8080, you can add net.ipv4.ip_unprivileged_port_start | false",
        "listen tcp 0.0.0.0:8080: bind: permission denied | false"
      })
  void knowsWhichPortAnEngineMeans(String reason, boolean taken) {
    assertThat(PortRefusal.find(reason, List.of(bound(808), bound(8080))))
        .contains(new PortRefusal(bound(8080), taken));
  }

  @Test
  void takesNothingElseForOne() {
    assertThat(
            PortRefusal.find(
                "exec: \"/etc/passwd\": permission denied: unknown", List.of(bound(8080))))
        .isEmpty();
    assertThat(PortRefusal.find("no space left on device: 8080", List.of(bound(8080)))).isEmpty();
  }
}
