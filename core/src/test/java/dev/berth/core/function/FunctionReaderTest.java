package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.containerOf;
import static dev.berth.core.function.FunctionRequests.messages;
import static dev.berth.core.function.FunctionRequests.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.entry;

import dev.berth.core.yaml.InvalidSpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a function and its task are written, and what is said of all their files at once. */
class FunctionReaderTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  @Test
  void warmsUpWithAFunctionThatCanBeRead() {
    assertThatNoException().isThrownBy(FunctionReader::warmUp);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: container\nname: f\nimage: app:1\naction: job\nenvs: {A: b}\n",
        "kind: container\nname: f\nimage: app:1\ntask: {action: job, envs: {A: b}}\n",
        "function: {kind: container, name: f, image: 'app:1'}\naction: job\nenvs: {A: b}\n",
        "function: {kind: container, name: f, image: 'app:1'}\ntask: {action: job, envs: {A: b}}\n",
        "kind: container\nname: f\nimage: app:1\naction: job\ntask: {envs: {A: b}}\n"
      })
  void layoutsAllSayTheSame(String text) {
    FunctionRequest request = files.read(text);

    assertThat(request.function().name()).isEqualTo("f");
    assertThat(containerOf(request).image()).isEqualTo(named("app:1"));
    assertThat(request.task().settings().envs()).containsExactly(entry("A", "b"));
  }

  @Test
  void aKeyStandsOnceBesideTheTaskOrInIt() {
    assertThat(files.problems(FUNCTION + "action: job\ntask: {action: job}\n"))
        .containsExactly("`action` stands beside `task:` and in it");
  }

  @Test
  void aFileIsFoundInItsFolder() {
    assertThat(files.read(FUNCTION + "action: job\n").function().file())
        .isEqualTo(folder.resolve("function.yaml"));
  }

  @Test
  void theWholeTableOfTheReferenceIsTaken() {
    FunctionRequest request =
        files
            .withResource("function.yaml", "everything.yaml")
            .withProfile(FunctionFolder.text("profile.yaml"))
            .read();

    TaskSpec.Serve serve = (TaskSpec.Serve) request.task();
    TaskSettings settings = serve.settings();
    assertThat(serve.container())
        .isEqualTo(
            new ContainerSpec(
                named("ghcr.io/org/app:1.2"),
                PullPolicy.ALWAYS,
                List.of("python", "-m", "app"),
                List.of("--verbose"),
                new SecuritySpec(Optional.of(1000L), Optional.of(1000L), Optional.of(1000L))));
    assertThat(serve.replicas()).isEqualTo(2);
    assertThat(serve.service().name()).contains("api");
    assertThat(serve.service().ports()).hasToString("[80:8080]");
    assertThat(settings.volumes())
        .extracting(VolumeSpec::mountPath)
        .containsExactly("/data", "/tmp/x", "/scratch");
    assertThat(settings.resources().requests().amounts())
        .hasToString("{cpu=250m, memory=128Mi, nvidia.com/gpu=1}");
    assertThat(settings.resources().limits().amounts())
        .hasToString("{cpu=1, memory=512Mi, nvidia.com/gpu=1}");
    assertThat(settings.placement().nodeSelector())
        .containsExactly(entry("kubernetes.io/arch", "amd64"), entry("gpu", "a100"));
    assertThat(settings.placement().tolerations()).hasToString("[gpu:NoSchedule, gpu]");
    assertThat(settings.placement().runtimeClass()).contains("nvidia");
    assertThat(settings.placement().priorityClass()).contains("high");
    assertThat(settings.placement().affinity().orElseThrow().content())
        .containsOnlyKeys("nodeAffinity");
    assertThat(settings.profile().orElseThrow().templates())
        .containsExactly(
            new ProfileSpec.Template(
                "Job",
                Map.of(
                    "kind", "Job",
                    "apiVersion", "batch/v1",
                    "spec", Map.of("ttlSecondsAfterFinished", 600L))));
    assertThat(settings.secrets()).containsExactly("my-secret");
    assertThat(messages(request)).containsExactly("`toleration_seconds` does nothing here");
  }

  @Test
  void allErrorsOfAllFilesAreToldAtOnceFromTopToBottom() {
    files
        .with("function.yaml", "kind: container\nname: ''\nimag: a\n")
        .withTask("action: jump\nreplicas: x\n")
        .withProfile("id: p\nsize: 1\n");

    assertThat(files.problems())
        .containsExactly(
            "`name` cannot be an empty text",
            "unknown key `imag`",
            "`action` cannot be `jump`",
            "`replicas` cannot be the text `x`",
            "unknown key `size`");
  }

  @Test
  void filesMustBeThere() {
    assertThatExceptionOfType(InvalidSpecException.class)
        .isThrownBy(files::read)
        .withMessage("cannot find `function.yaml` in `" + folder + "`");
  }
}
