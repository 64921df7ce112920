package dev.berth.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.store.RuntimeName;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeTargetTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"demo", "demo:v1", "demo@3f2a", "demo/version/v1", "demo.1", "yaml", "_x-y.z"})
  void aNameIsOfTheStore(String text) {
    assertThat(RuntimeTarget.parse(text))
        .isEqualTo(new RuntimeTarget.InStore(RuntimeName.parse(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".",
        "..",
        "./demo",
        "../demo",
        "demo/",
        "a/b",
        "/srv/demo",
        "runtime.yaml",
        "gpu.yml",
        "a/version/b/c",
        "version/x"
      })
  void whatLooksLikeAPathIsOne(String text) {
    assertThat(RuntimeTarget.parse(text)).isEqualTo(new RuntimeTarget.InFolder(Path.of(text)));
  }

  @Test
  void whatIsNeitherIsRefused() {
    assertThatThrownBy(() -> RuntimeTarget.parse("my demo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a runtime's name: `my demo`");
  }
}
