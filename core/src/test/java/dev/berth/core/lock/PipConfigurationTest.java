package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipConfigurationTest {

  @TempDir private Path home;
  private final Map<String, String> variables =
      new HashMap<>(Map.of("XDG_CONFIG_DIRS", "/nonexistent"));

  private PipConfiguration read() {
    return PipConfiguration.of(new Environment(variables), home);
  }

  private Path write(String place, String text) throws IOException {
    Path file = home.resolve(place);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void isReadFromTheUsersFile() throws IOException {
    write(
        ".config/pip/pip.conf",
        """
        # the company's
        [global]
        index-url = https://one.example/simple
        extra_index_url =
            https://two.example/simple
            https://three.example/simple
        timeout: 5
        [list]
        format = columns
        [install]
        trusted-host = one.example
        no-index = yes
        """);

    assertThat(read().find("index-url")).contains("https://one.example/simple");
    assertThat(read().list("extra-index-url"))
        .containsExactly("https://two.example/simple", "https://three.example/simple");
    assertThat(read().find("timeout")).contains("5");
    assertThat(read().list("trusted-host")).containsExactly("one.example");
    assertThat(read().flag("no-index")).isTrue();
    assertThat(read().find("format")).isEmpty();
  }

  @Test
  void theCommandsOwnSectionWins() throws IOException {
    write(".config/pip/pip.conf", "[install]\nindex-url = b\n[global]\nindex-url = a\n");

    assertThat(read().find("index-url")).contains("b");
  }

  @Test
  void laterFilesWinAndVariablesWinOverAll() throws IOException {
    write(".pip/pip.conf", "[global]\nindex-url = old\nfind-links = links\n");
    write(".config/pip/pip.conf", "[global]\nindex-url = new\n");
    assertThat(read().find("index-url")).contains("new");
    assertThat(read().find("find-links")).contains("links");

    variables.put("VIRTUAL_ENV", home.resolve("venv").toString());
    write("venv/pip.conf", "[global]\nindex-url = venv\n");
    assertThat(read().find("index-url")).contains("venv");

    variables.put("PIP_INDEX_URL", "variable");
    assertThat(read().find("index-url")).contains("variable");
  }

  @Test
  void aNamedFileTakesThePlaceOfTheUsers() throws IOException {
    write(".config/pip/pip.conf", "[global]\nindex-url = user\nfind-links = links\n");
    variables.put("PIP_CONFIG_FILE", write("own.conf", "[global]\nindex-url = named\n").toString());

    assertThat(read().find("index-url")).contains("named");
    assertThat(read().find("find-links")).isEmpty();
  }

  @Test
  void theNullDeviceTakesThePlaceOfAllFiles() throws IOException {
    write(".config/pip/pip.conf", "[global]\nindex-url = user\n");
    variables.put("PIP_CONFIG_FILE", "/dev/null");

    assertThat(read().find("index-url")).isEmpty();
  }

  @Test
  void emptyVariablesSayNothing() throws IOException {
    write(".config/pip/pip.conf", "[global]\nindex-url = user\n");
    variables.put("PIP_INDEX_URL", "");

    assertThat(read().find("index-url")).contains("user");
  }
}
