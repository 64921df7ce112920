package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationTest {

  private static final Digest VERSION = Digest.of("demo".getBytes(StandardCharsets.UTF_8));
  private static final Path PREFIX = Path.of("/data/environments/größe 'x'");

  @Test
  void namesRuntimeAndPrograms() {
    Activation activation = new Activation("demo", VERSION, PREFIX, Map.of());

    assertThat(activation.runtime()).isEqualTo("demo@2a97516c354b");
    assertThat(activation.bin()).isEqualTo(PREFIX.resolve("bin"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PATH",
        "VIRTUAL_ENV",
        "VIRTUAL_ENV_PROMPT",
        "PYTHONHOME",
        "PS1",
        "BERTH_RUNTIME",
        "BERTH_SET_X",
        "_berth_name",
        "1X",
        "A-B",
        "",
        "A B",
        "A;B"
      })
  void refusesVariablesThatAreItsOwnOrNone(String name) {
    assertThat(Activation.canSet(name)).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation("demo", VERSION, PREFIX, Map.of(name, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PYTHONPATH", "LD_LIBRARY_PATH", "BERTH_HOME", "_X1", "x"})
  void setsAnyOther(String name) {
    assertThat(Activation.canSet(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/a:b", "/a\nb", "/a\rb"})
  void refusesPrefixesThatPathCannotHold(String prefix) {
    assertThat(Activation.isPrefix(Path.of(prefix))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation("demo", VERSION, Path.of(prefix), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "$(x)", "a\\", "%n", "a\n"})
  void refusesNamesThatAPromptWouldRead(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Activation(name, VERSION, PREFIX, Map.of()));
  }
}
