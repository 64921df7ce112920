package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.berth.core.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options over what files say. */
class TaskOptionsTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  private FunctionFolder service(String assignment) {
    return new FunctionFolder(folder)
        .with("function.yaml", FUNCTION + "action: serve\n")
        .set(assignment);
  }

  private FunctionRequest set(String assignment) {
    return service(assignment).read();
  }

  private List<String> problemsOf(String assignment) {
    return service(assignment).problems();
  }

  @Test
  void takeListsAndMapsAsYaml() {
    assertThat(set("volumes=[{name: v, type: volume, mountPath: /v}]").task().settings().volumes())
        .hasToString("[persistent_volume_claim v]");
    assertThat(set("envs={A: b}").task().settings().envs()).containsEntry("A", "b");
  }

  @Test
  void takeTheEntriesOfAListOneByOne() {
    TaskSpec.Build build =
        (TaskSpec.Build)
            new FunctionFolder(folder)
                .with("function.yaml", FUNCTION + "base_image: b\naction: build\n")
                .option("--instruction", "instructions", "[ -e a ] || echo b")
                .option("--instruction", "instructions", "ENV A=b")
                .read()
                .task();

    assertThat(build.instructions()).hasToString("[RUN [ -e a ] || echo b, ENV A=b]");
    assertThat(
            new FunctionFolder(folder)
                .with("function.yaml", FUNCTION + "action: job\n")
                .set("tolerations={key: gpu, operator: Exists}")
                .read()
                .task()
                .settings()
                .placement()
                .tolerations())
        .hasSize(1);
  }

  @Test
  void takeTextsAsTheyAre() {
    assertThat(set("envs.A=[b]").task().settings().envs()).containsEntry("A", "[b]");
    assertThat(set("envs.A=").task().settings().envs()).containsEntry("A", "");
    assertThat(set("envs.A=#b: c").task().settings().envs()).containsEntry("A", "#b: c");
  }

  @Test
  void reachKeysWithDots() {
    assertThat(set("node_selector.kubernetes.io/arch=amd64").task().settings().placement())
        .extracting(PlacementSpec::nodeSelector)
        .isEqualTo(Map.of("kubernetes.io/arch", "amd64"));
    assertThat(set("nodeSelector.gpu=a").task().settings().placement().nodeSelector())
        .containsKey("gpu");
    assertThat(set("resources.limits.nvidia.com/gpu=2").task().settings().resources().limits())
        .hasToString("ResourceList[amounts={nvidia.com/gpu=2}]");
  }

  @Test
  void areCheckedAsFilesAre() {
    assertThat(problemsOf("replcas=2")).containsExactly("unknown key `replcas`");
    assertThat(problemsOf("resources.limit.cpu=2")).containsExactly("unknown key `limit`");
    assertThat(problemsOf("replicas=two")).containsExactly("`replicas` cannot be the text `two`");
    assertThat(problemsOf("replicas=0")).containsExactly("`replicas` cannot be the number `0`");
    assertThat(problemsOf("resources.limits.memory=1GB"))
        .containsExactly("`resources.limits.memory` cannot be `1GB`");
    assertThat(problemsOf("volumes=[{name: v}]"))
        .containsExactly("`volumes.mount_path` is missing");
    assertThat(problemsOf("volumes=[")).containsExactly("not valid YAML");
    assertThat(problemsOf("volumes.a=b")).containsExactly("`volumes` has no keys");
    assertThat(problemsOf("replicas.a=b")).containsExactly("`replicas` has no keys");
    assertThat(problemsOf("envs.1=b")).containsExactly("a key of `envs` cannot be `1`");
    assertThat(problemsOf("volumes=~/a:/b")).containsExactly("not a volume: `~/a:/b`");
    assertThat(problemsOf("resources.limits.memory=64m"))
        .containsExactly("bytes cannot be divided: `64m`");
  }

  @Test
  void sayWhichOneIsWrong() {
    files.with("function.yaml", FUNCTION + "action: job\n").option("--replicas", "replicas", "x");

    assertThatExceptionOfType(InvalidOptionsException.class)
        .isThrownBy(files::read)
        .satisfies(
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        Problem.of("`replicas` cannot be the text `x`")
                            .because("given by `--replicas`")
                            .because("expected a whole number from 1 to 1000")));
  }

  @Test
  void nameVariablesThatAreThere() {
    assertThat(files.option("--env", "envs", "TOKEN").problems(FUNCTION + "action: job\n"))
        .containsExactly("the environment variable `TOKEN` is not set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "=b", "a b=c"})
  void haveAKeyAndAValue(String text) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> TaskOptions.Assignment.set(text))
        .withMessage("`" + text + "`: expected KEY=VALUE, such as `resources.limits.cpu=2`");
  }
}
