package dev.berth.core.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.spec.EnvironmentSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExecutionSettingsTest {

  private static final EnvironmentSpec SILENT = environment(Map.of(), List.of(), List.of());

  @Nested
  class OnNoBase {

    @Test
    void startsPythonInAFolderOfItsOwn() {
      ExecutionConfig config = settings(SILENT, ExecutionConfig.EMPTY).toConfig(Map.of());

      assertThat(config.command()).containsExactly("python");
      assertThat(config.entrypoint()).isEmpty();
      assertThat(config.workingDir()).contains("/workspace");
    }

    @Test
    void findsTheEnvironmentBeforeTheSystem() {
      ExecutionConfig config = settings(SILENT, ExecutionConfig.EMPTY).toConfig(Map.of());

      assertThat(config.env())
          .containsExactly(
              "PATH=/opt/runtime/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
              "LANG=C.UTF-8",
              "VIRTUAL_ENV=/opt/runtime");
    }
  }

  @Nested
  class OnAnImage {

    private final ExecutionConfig base =
        new ExecutionConfig(
            Optional.of("nobody"),
            List.of("PATH=/usr/bin", "LANG=de_DE.UTF-8", "A=1"),
            List.of("/entry"),
            List.of("serve"),
            Optional.of("/srv"),
            new TreeSet<>(List.of("80/tcp")),
            new TreeMap<>(Map.of("a", "base", "b", "base")),
            new TreeMap<>(Map.of("StopSignal", "SIGINT")));

    @Test
    void keepsWhatRuntimeYamlDoesNotSay() {
      ExecutionConfig config = settings(SILENT, base).toConfig(Map.of("b", "ours"));

      assertThat(config.user()).contains("nobody");
      assertThat(config.env())
          .containsExactly(
              "PATH=/opt/runtime/bin:/usr/bin",
              "LANG=de_DE.UTF-8",
              "A=1",
              "VIRTUAL_ENV=/opt/runtime");
      assertThat(config.entrypoint()).containsExactly("/entry");
      assertThat(config.command()).containsExactly("serve");
      assertThat(config.workingDir()).contains("/srv");
      assertThat(config.exposedPorts()).containsExactly("80/tcp");
      assertThat(config.labels())
          .containsExactlyInAnyOrderEntriesOf(Map.of("a", "base", "b", "ours"));
      assertThat(config.others()).containsEntry("StopSignal", "SIGINT");
    }

    @Test
    void forgetsTheArgumentsOfAnEntrypointThatIsReplaced() {
      ExecutionConfig config =
          settings(environment(Map.of(), List.of("/mine"), List.of()), base).toConfig(Map.of());

      assertThat(config.entrypoint()).containsExactly("/mine");
      assertThat(config.command()).isEmpty();
    }

    @Test
    void letsRuntimeYamlHaveTheLastWordOnVariables() {
      Map<String, String> variables = new LinkedHashMap<>();
      variables.put("Z", "1");
      variables.put("A", "2");

      ExecutionConfig config =
          settings(environment(variables, List.of(), List.of()), base).toConfig(Map.of());

      assertThat(config.variables()).containsEntry("A", "2").containsEntry("Z", "1");
    }
  }

  private static ExecutionSettings settings(EnvironmentSpec environment, ExecutionConfig base) {
    return new ExecutionSettings(environment, base, "/opt/runtime");
  }

  private static EnvironmentSpec environment(
      Map<String, String> variables, List<String> entrypoint, List<String> command) {
    return new EnvironmentSpec(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        variables,
        Optional.empty(),
        Optional.empty(),
        entrypoint,
        command,
        List.of(),
        Map.of());
  }
}
