package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.function.ServicePort;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceAddressesTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, , 127.0.0.1, http://127.0.0.1:9000",
    "0.0.0.0, , 127.0.0.1, http://127.0.0.1:9000",
    "192.168.1.5, , 192.168.1.5, http://192.168.1.5:9000",
    "::1, , ::1, http://[::1]:9000",
    "0.0.0.0, server, server, http://server:9000",
    "127.0.0.1, server, , http://127.0.0.1:9000",
  })
  void areWhatAProgramHereConnectsTo(String bind, String remote, String host, String url) {
    ServiceAddresses addresses = new ServiceAddresses(bind, Optional.ofNullable(remote));

    assertThat(addresses.host()).isEqualTo(Optional.ofNullable(host));
    assertThat(addresses.url(new BoundPort(port("TCP", 80, null), 9000))).isEqualTo(url);
  }

  @ParameterizedTest
  @CsvSource({
    "TCP, 8080, , http",
    "TCP, 443, , https",
    "TCP, 8443, web, http",
    "TCP, 9000, https-api, https",
    "TCP, 9000, grpc, grpc",
    "TCP, 5432, tcp-database, tcp",
    "UDP, 53, , udp",
  })
  void tellTheProtocolByThePort(String protocol, int target, String name, String scheme) {
    assertThat(ServiceAddresses.inside(port(protocol, target, name), "api"))
        .isEqualTo(scheme + "://api:" + target);
  }

  @Test
  void areThisComputersAloneUnlessMoreIsAsked() {
    assertThat(ServiceAddresses.of(DockerWishes.NONE, Optional.empty()).bind())
        .isEqualTo("127.0.0.1");
  }

  private static ServicePort port(String protocol, int target, String name) {
    return new ServicePort(80, target, protocol, Optional.ofNullable(name), Optional.empty());
  }
}
