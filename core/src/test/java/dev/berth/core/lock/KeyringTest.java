package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Credentials;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringTest {

  private static final URI FILE = URI.create("https://a.example/files/six.whl");

  @TempDir private Path folder;

  /** A keyring that knows jane by the address, and joe by the host, and notes what it is asked. */
  @BeforeEach
  void install() throws IOException {
    Path program =
        Files.writeString(
            folder.resolve("keyring"),
            """
            #!/bin/sh
            echo "$@" >> "%s/asked"
            case "$*" in
              "get https://a.example/simple jane") echo "s3cret" ;;
              "get a.example joe") echo "other" ;;
              *) exit 1 ;;
            esac
            """
                .formatted(folder));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Optional<Credentials> find(String index, String provider) {
    Map<String, String> variables = new HashMap<>(Map.of("PATH", folder.toString()));
    variables.put("PIP_KEYRING_PROVIDER", provider);
    return Keyring.of(List.of(URI.create(index)), new Environment(variables)).find(FILE);
  }

  @Test
  void knowsPasswordsByTheAddressOfTheIndex() {
    assertThat(find("https://jane@a.example/simple", "subprocess"))
        .contains(new Credentials("jane", "s3cret"));
  }

  @Test
  void knowsPasswordsByTheHost() {
    assertThat(find("https://joe@a.example/simple", "auto"))
        .contains(new Credentials("joe", "other"));
  }

  @Test
  void isNotAskedUnlessTheUserSaysSo() {
    assertThat(find("https://jane@a.example/simple", "disabled")).isEmpty();
    assertThat(find("https://jane@a.example/simple", "")).isEmpty();
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void isNotAskedForWhatThePasswordIsKnownOf() {
    assertThat(find("https://jane:known@a.example/simple", "subprocess")).isEmpty();
    assertThat(folder.resolve("asked")).doesNotExist();
  }

  @Test
  void isNotAskedForOtherHosts() {
    assertThat(find("https://jane@b.example/simple", "subprocess")).isEmpty();
    assertThat(folder.resolve("asked")).doesNotExist();
  }
}
