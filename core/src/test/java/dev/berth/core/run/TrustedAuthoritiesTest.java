package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {

  private static final String PLACE = "/run/secrets/berth-ca-certificates.crt";

  @TempDir private Path folder;

  private Path file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), name);
  }

  private static TrustedAuthorities in(Map<String, String> variables) {
    return TrustedAuthorities.in(new Environment(variables));
  }

  @Test
  void areThoseOfTheImageWhereNothingElseIsSaid() throws IOException {
    TrustedAuthorities none = in(Map.of("SSL_CERT_FILE", "", "PIP_CERT", "/nowhere/ca.pem"));

    assertThat(none).isEqualTo(TrustedAuthorities.OF_THE_IMAGE);
    assertThat(none.addedTo(Map.of("A", "1"))).isEqualTo(Map.of("A", "1"));
    assertThat(none.besides(List.of())).isEmpty();
  }

  @Test
  void areTheFileThatOurOwnConnectionsLookAtFirst() throws IOException {
    Path first = file("first");
    TrustedAuthorities found =
        in(
            Map.of(
                "REQUESTS_CA_BUNDLE", file("last").toString(), "SSL_CERT_FILE", first.toString()));

    assertThat(found.bundle()).contains(first);
    assertThat(found.besides(List.of(new Secret("token", new byte[] {1}, false))))
        .extracting(Secret::name)
        .containsExactly("token", "berth-ca-certificates.crt");
    assertThat(found.besides(List.of()).get(0).value()).isEqualTo(Files.readAllBytes(first));
  }

  @Test
  void areToldToProgramsUnlessTheyWereToldSomethingElse() throws IOException {
    TrustedAuthorities found = in(Map.of("PIP_CERT", file("ca").toString()));

    assertThat(found.addedTo(Map.of("CURL_CA_BUNDLE", "/mine")))
        .containsEntry("SSL_CERT_FILE", PLACE)
        .containsEntry("PIP_CERT", PLACE)
        .containsEntry("REQUESTS_CA_BUNDLE", PLACE)
        .containsEntry("CURL_CA_BUNDLE", "/mine")
        .containsEntry("GIT_SSL_CAINFO", PLACE)
        .containsEntry("NODE_EXTRA_CA_CERTS", PLACE);
  }
}
