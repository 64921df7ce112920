package dev.berth.core.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShellVariablesTest {

  private static final Activation DEMO = activation("demo", Map.of("GREETING", "hello"));
  private static final Activation OTHER = activation("other", Map.of("ONLY", ""));

  @Test
  void activationSetsWhatItSays() {
    ShellVariables before =
        new ShellVariables(new Environment(Map.of("PATH", "/usr/bin", "PYTHONHOME", "/python")));

    Environment active = before.activated(DEMO);

    assertThat(active.variables())
        .containsEntry("PATH", "/env/demo/bin:/usr/bin")
        .containsEntry("VIRTUAL_ENV", "/env/demo")
        .containsEntry("VIRTUAL_ENV_PROMPT", "demo")
        .containsEntry("BERTH_RUNTIME", "demo@2a97516c354b")
        .containsEntry("GREETING", "hello")
        .doesNotContainKey("PYTHONHOME");
    assertThat(new ShellVariables(active).activeRuntime()).contains("demo@2a97516c354b");
    assertThat(before.activeRuntime()).isEmpty();
  }

  @Test
  void putsNoEmptyEntryOnAPathThatWasNone() {
    Environment active = new ShellVariables(new Environment(Map.of())).activated(DEMO);

    assertThat(active.variables()).containsEntry("PATH", "/env/demo/bin");
  }

  @Nested
  class Leaving {

    @Test
    void restoresExactlyAfterThreeSwitches() {
      Environment before =
          new Environment(
              Map.of("PATH", "/usr/bin::/x", "PYTHONHOME", "", "ONLY", "1", "VIRTUAL_ENV", "/v"));

      Environment active = before;
      for (Activation activation : new Activation[] {DEMO, OTHER, DEMO, OTHER}) {
        active = new ShellVariables(active).activated(activation);
      }

      assertThat(active.variables()).containsEntry("PATH", "/env/other/bin:/usr/bin::/x");
      assertThat(active.variables()).doesNotContainKey("GREETING");
      assertThat(new ShellVariables(active).left()).isEqualTo(before);
    }

    @Test
    void keepsWhatWasChangedSince() {
      Map<String, String> variables =
          new HashMap<>(
              new ShellVariables(new Environment(Map.of("PATH", "/usr/bin")))
                  .activated(DEMO)
                  .variables());
      variables.put("PATH", "/first:" + variables.get("PATH") + ":/last");
      variables.put("GREETING", "mine");
      variables.put("PYTHONHOME", "/new");
      variables.remove("VIRTUAL_ENV");

      assertThat(new ShellVariables(new Environment(variables)).left().variables())
          .isEqualTo(
              Map.of("PATH", "/first:/usr/bin:/last", "GREETING", "mine", "PYTHONHOME", "/new"));
    }

    @Test
    void changesNothingWhenNothingIsActive() {
      Environment before = new Environment(Map.of("PATH", "/usr/bin", "VIRTUAL_ENV", "/v"));

      assertThat(new ShellVariables(before).left()).isEqualTo(before);
    }
  }

  @Test
  void tellsChangesApart() {
    ShellVariables here =
        new ShellVariables(new Environment(Map.of("same", "1", "changed", "1", "gone", "1")));

    assertThat(here.changesTo(new Environment(Map.of("same", "1", "changed", "2", "new", ""))))
        .isEqualTo(
            Map.of("changed", Optional.of("2"), "gone", Optional.empty(), "new", Optional.of("")));
  }

  private static Activation activation(String name, Map<String, String> variables) {
    return new Activation(
        name, Digest.of(name.getBytes(StandardCharsets.UTF_8)), Path.of("/env", name), variables);
  }
}
