package dev.berth.core.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {

  @ParameterizedTest
  @CsvSource({
    "https://u:p@host/a@b, https://****@host/a@b, https://host/a@b",
    "https://token@host:8443/x, https://****@host:8443/x, https://host:8443/x",
    "https://host/a@b, https://host/a@b, https://host/a@b",
  })
  void showNoCredentials(String address, String masked, String bare) {
    assertThat(Addresses.masked("see " + address)).isEqualTo("see " + masked);
    assertThat(Addresses.withoutCredentials(URI.create(address))).hasToString(bare);
  }
}
