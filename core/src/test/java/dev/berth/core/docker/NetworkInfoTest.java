package dev.berth.core.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Json;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NetworkInfoTest {

  private static NetworkInfo read(String json) {
    return NetworkInfo.of(Json.readObject(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isReadAsDockerWritesIt() throws Exception {
    NetworkInfo info =
        read(
            """
            {"Name": "web", "Id": "6e0f", "Driver": "bridge",
             "IPAM": {"Driver": "default", "Config": [{"Subnet": "172.18.0.0/16", "Gateway": "172.18.0.1"}]},
             "Containers": {"c1": {"Name": "one", "IPv4Address": "172.18.0.2/16", "IPv6Address": ""},
                            "c2": {"Name": "two", "IPv4Address": ""}},
             "Labels": {"dev.berth.run": "0123456789ab"}}
            """);

    assertThat(info.gateways()).containsExactly(InetAddress.getByName("172.18.0.1"));
    assertThat(info.labels()).containsEntry("dev.berth.run", "0123456789ab");
    assertThat(info.members())
        .isEqualTo(
            Map.of(
                new ContainerId("c1"),
                new NetworkInfo.Member("one", Optional.of(InetAddress.getByName("172.18.0.2"))),
                new ContainerId("c2"),
                new NetworkInfo.Member("two", Optional.empty())));
  }

  @Test
  void isReadWhereThereIsNothingToSay() {
    NetworkInfo info =
        read(
            """
            {"Name": "none", "Id": "6e0f", "IPAM": {"Config": null}, "Containers": {},
             "Labels": null}
            """);

    assertThat(info.gateways()).isEmpty();
    assertThat(info.members()).isEmpty();
  }
}
