package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b\n",
        "# c\na: \"1\"\nb:\n  c: d\n  e:\n    - f\n    - {g: h i, j: \"k, }\", l: 12}\nm: true\n",
        "linux/amd64:\n  x: v\nlinux/arm64: w\n",
      })
  void isReadQuicklyAsItIsReadByOthers(String yaml) {
    Node quick = FlowYamlReader.read(yaml).orElseThrow();
    Node other = new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow();

    assertThat(values(quick)).isEqualTo(values(other));
  }

  private static String values(Node node) {
    if (node instanceof ScalarNode scalar) {
      return "'" + scalar.getValue() + "'";
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(FlowYamlTest::values).toList().toString();
    }
    return ((MappingNode) node)
        .getValue().stream()
            .map(entry -> values(entry.getKeyNode()) + "=" + values(entry.getValueNode()))
            .toList()
            .toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a: b",
        "a:\n",
        "a: 'b'\n",
        "a: b # c\n",
        "a: [b]\n",
        "a: &b c\n",
        "a: {b: c\n",
        "a: {b: c,  d: e}\n",
        "a: {b: {c: d} }\n",
        "a: \"b\\n\"\n",
        "a: \"b\nc\"\n",
        "a: null\n",
        "a: 1.5\n",
        "a:\n   b: c\n",
        "a: b\n\nc: d\n",
        "a: b\n  c: d\n",
        "a: b\n---\nc: d\n",
        "a: |\n  b\n",
        "- a\nb: c\n",
        "a : b\n",
        "a: \tb\n",
        "<<<<<<< ours\na: b\n",
      })
  void isLeftToOthersWhenItIsUnusual(String yaml) {
    assertThat(FlowYamlReader.read(yaml)).isEmpty();
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
