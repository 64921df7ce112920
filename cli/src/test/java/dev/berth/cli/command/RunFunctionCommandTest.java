package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFunctionCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void writeFunction() throws IOException {
    cli = new Cli(folder).with("DOCKER_HOST", "unix:///nowhere/engine.sock");
    Files.writeString(
        cli.work().resolve("function.yaml"),
        """
        kind: container
        name: demo
        image: demo:1
        action: job
        envs: {A: 1}
        """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run | missing `FUNCTION`",
        "run . --timeout soon | expected a time such as `30s`, `10m` or `2h`, found `soon`",
        "run . --timeout 0 | expected a time such as `30s`, `10m` or `2h`, found `0`",
        "run . --gpus some | expected `all`, a number, or `device=0,1`, found `some`",
        "run . --shm-size 1 GB | expected a Kubernetes quantity",
        "run . --secret sesame | expected `NAME=FILE` or `NAME=env:VARIABLE`",
        "run . --secret a=env:NOT_SET | the environment variable `NOT_SET` is not set",
        "run . --secret-env a | `--secret-env a` needs `--secret a=FILE`",
        "run . --tty --detach | `--tty` and `--detach` exclude each other",
        "run . --set replicas | expected KEY=VALUE",
        "run . --cpus lots | `resources.limits.cpu` cannot be `lots`",
        "run . --action walk | --action",
        "runs show | missing `RUN`",
        "runs remove | either RUN or `--ended` is needed",
        "runs remove abc --ended | either RUN or `--ended` is needed",
      })
  void saysWhatCannotBeUnderstood(String command, String message) {
    CliResult result = cli.run(command.split(" (?!GB)"));

    assertThat(result.err()).contains(message).doesNotContain("sesame");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
  }

  @Test
  void explainsEveryValueWithoutAnEngine() {
    CliResult result = cli.run("run", ".", "--explain", "-e", "B=2", "--memory", "1Gi", "--", "x");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .isEqualTo(
            """
            KEY                       VALUE                      FROM
            name                      demo                       function.yaml:2:7
            action                    job                        function.yaml:4:9
            image                     docker.io/library/demo:1   function.yaml:3:8
            image_pull_policy         IfNotPresent               default
            args                      [x]                        --
            envs.A                    1                          function.yaml:5:11
            envs.B                    2                          --env
            resources.limits.memory   1Gi                        --memory
            """);
  }

  @Test
  void hasACodeOfItsOwnWhenItCannotBegin() {
    CliResult engine = cli.run("run", ".");

    assertThat(engine.exitCode()).isEqualTo(125);
    assertThat(engine.err())
        .startsWith("error: cannot reach the Docker Engine at `unix:///nowhere/engine.sock`");

    CliResult file = cli.run("run", "nowhere");

    assertThat(file.exitCode()).isEqualTo(125);
    assertThat(file.err()).startsWith("error: cannot find `nowhere`");

    assertThat(cli.run("runs", "list").exitCode()).isEqualTo(1);
  }

  @Test
  void knowsThatASecretHasNoValue() throws IOException {
    Files.writeString(
        cli.work().resolve("function.yaml"),
        "{kind: container, name: demo, image: demo:1, action: job, secrets: [token]}");

    CliResult result = cli.run("run", ".");

    assertThat(result.exitCode()).isEqualTo(125);
    assertThat(result.err())
        .isEqualTo(
            """
            error: the secret `token` has no value
              caused by: the task wants it, and no `--secret` gives it

            hint: add `--secret token=FILE`, or `--secret token=env:VARIABLE`
            """);
  }
}
