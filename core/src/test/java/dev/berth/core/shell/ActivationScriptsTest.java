package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The scripts, word by word: {@code -Dgolden.update=true} writes what they are now. */
class ActivationScriptsTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/shell");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"activate", "activate.fish", "Activate.ps1"})
  void areWhatWasReviewed(String name) throws IOException {
    String script = ActivationScripts.of(activation()).get("bin/" + name);

    Path golden = GOLDEN.resolve(name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, script);
    }
    assertThat(script).as("%s", golden).isEqualTo(Files.readString(golden));
  }

  @Test
  void areWrittenWhereTheEnvironmentIsBuilt() throws IOException {
    Path building = Files.createDirectories(folder.resolve(".building/bin")).getParent();

    ActivationScripts.write(building, activation());

    assertThat(building.resolve("bin/activate"))
        .content()
        .contains("_berth_set VIRTUAL_ENV '/data/the environment'\n");
    assertThat(building.resolve("bin")).isDirectoryContaining("glob:**/activate.fish");
    assertThat(building.resolve("bin")).isDirectoryContaining("glob:**/Activate.ps1");
  }

  @Test
  void takeAValueThatLooksLikeAGapAsItIs() {
    Activation activation =
        new Activation(
            "demo",
            Digest.of(new byte[0]),
            Path.of("/data"),
            Map.of("X", "@variables@ @leave@ $1 \\1"));

    assertThat(ActivationScripts.of(activation).get("bin/activate"))
        .contains("_berth_set X '@variables@ @leave@ $1 \\1'\n");
  }

  private static Activation activation() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("GREETING", "it's $HOME, \"quoted\"\nand a second line\\");
    variables.put("EMPTY", "");
    return new Activation(
        "demo",
        Digest.of("demo".getBytes(StandardCharsets.UTF_8)),
        Path.of("/data/the environment"),
        variables);
  }
}
