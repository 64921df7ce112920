package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FlowYamlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "numpy",
        "https://files.example/a%20b.whl",
        "a b",
        "a: b",
        "a:",
        ":a",
        "a ",
        " a",
        "",
        "~",
        "-",
        "- a",
        "a #b",
        "a#b",
        "#a",
        "@a",
        "`a`",
        "%a",
        "!a",
        "&a",
        "*a",
        "|",
        ">",
        "=",
        "<<",
        "{a}",
        "[a]",
        "a,b",
        "a]",
        "a}",
        "\"a\"",
        "'a'",
        "a'b",
        "a\\b",
        "a\nb",
        "a\tb",
        "\u0085",
        "\u2028",
        "\u0000",
        "\u007f",
        "é",
        "漢字",
        "😀",
        "true",
        "No",
        "null",
        "1",
        "1.0",
        "1e3",
        "0x1f",
        ".5",
        ".inf",
        ".nan",
        "2026-11-21",
        "12:30:45",
        "sha256:abc",
        "c:d:e",
        "---",
        "...",
        "? a",
        "a ?b",
        "C:\\x",
        "x: ",
        "a  b",
      })
  void isReadAsItWasMeant(String value) {
    String inside = "{k: " + FlowYaml.scalar(value) + ", l: 1}";
    String alone = "k: " + FlowYaml.scalar(value) + "\nl: 1\n";

    assertThat(load(inside)).isEqualTo(Map.of("k", value, "l", 1));
    assertThat(load(alone)).isEqualTo(Map.of("k", value, "l", 1));
  }

  private static Object load(String yaml) {
    return new Load(LoadSettings.builder().build()).loadFromString(yaml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"numpy", "https://files.example/a.whl", "sha256:abc", "numpy<3", "run me.sh"})
  void isPlainWhereThatIsPlain(String value) {
    assertThat(FlowYaml.scalar(value)).isEqualTo(value);
  }
}
