package dev.berth.core.function;

import static dev.berth.core.function.FunctionFolder.FUNCTION;
import static dev.berth.core.function.FunctionRequests.containerOf;
import static dev.berth.core.function.FunctionRequests.origins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts more, function, task or option, and where each value is said to be from. */
class FunctionLevelsTest {

  @TempDir private Path folder;
  private FunctionFolder files;

  @BeforeEach
  void setUp() {
    files = new FunctionFolder(folder);
  }

  @Test
  void countOneAfterTheOther() {
    FunctionRequest request =
        files
            .with(
                "function.yaml",
                """
                kind: container
                name: f
                runtime: demo
                command: [run]
                envs: {A: function, B: function, C: function}
                replicas: 2
                resources: {limits: {cpu: 2, memory: 1Gi}}
                volumes: [v:/a, v:/b]
                service_ports: [80]
                """)
            .withTask(
                """
                action: serve
                image: app:2
                envs: {B: task, C: task}
                replicas: 3
                volumes: [w:/b]
                service_ports: [81]
                """)
            .set("envs.C=option")
            .set("resources.limits.cpu=4")
            .option("--secret", "secrets", "s")
            .option("--secret", "secrets", "t")
            .option("--publish", "service_ports", "82:80")
            .option("--publish", "service_ports", "83")
            .option("--image-pull-policy", "image_pull_policy", "Never")
            .read();

    assertThat(origins(request))
        .containsExactly(
            entry("name", "f <- function.yaml:2"),
            entry("action", "serve <- task.yaml:1"),
            entry("image", "docker.io/library/app:2 <- task.yaml:2"),
            entry("image_pull_policy", "Never <- --image-pull-policy"),
            entry("command", "[run] <- function.yaml:4"),
            entry("replicas", "3 <- task.yaml:4"),
            entry("service_ports", "82:80, 83:83 <- --publish"),
            entry("service_type", "NodePort <- default"),
            entry("envs.A", "function <- function.yaml:5"),
            entry("envs.B", "task <- task.yaml:3"),
            entry("envs.C", "option <- --set"),
            entry("secrets.s", "s <- --secret"),
            entry("secrets.t", "t <- --secret"),
            entry("volumes./a", "persistent_volume_claim v <- function.yaml:8"),
            entry("volumes./b", "persistent_volume_claim w <- task.yaml:5"),
            entry("resources.limits.cpu", "4 <- --set"),
            entry("resources.limits.memory", "1Gi <- function.yaml:7"));
    assertThat(request.originOf("resources.limits")).contains(new Origin.Option("--set"));
    assertThat(request.originOf("affinity")).isEmpty();
  }

  @Test
  void sayWhichImageWhateverTheOthersSay() {
    assertThat(
            containerOf(
                    files
                        .with("function.yaml", FUNCTION + "action: job\n")
                        .set("runtime=demo@3f2a")
                        .read())
                .image())
        .isEqualTo(new ImageSource.Runtime("demo@3f2a"));
  }

  @Test
  void haveArgumentsFromTheCommandLineAsTheyAre() {
    FunctionRequest request =
        files
            .with("function.yaml", FUNCTION + "action: job\nargs: [a, b]\n")
            .arguments("[x]", "--y", "")
            .read();

    assertThat(containerOf(request).args()).containsExactly("[x]", "--y", "");
  }

  @Test
  void takeAVariableFromThisComputerWithoutShowingIt() {
    FunctionRequest request =
        files
            .with("function.yaml", FUNCTION + "action: job\n")
            .withVariable("TOKEN", "s3cret")
            .option("--env", "envs", "TOKEN")
            .read();

    assertThat(request.task().settings().envs()).containsExactly(entry("TOKEN", "s3cret"));
    assertThat(origins(request))
        .containsEntry("envs.TOKEN", "**** <- --env TOKEN, from this computer's environment");
  }

  @Test
  void takeRelativePathsFromWhereTheyAreSaid() {
    FunctionRequest request =
        files
            .with("sub/function.yaml", "")
            .with("function.yaml", FUNCTION + "action: job\nvolumes: [./a:/a]\n")
            .option("--volume", "volumes", "./b:/b")
            .read();

    assertThat(request.task().settings().volumes())
        .hasToString("[" + folder.resolve("a") + ", " + folder.resolve("b") + "]");
  }
}
