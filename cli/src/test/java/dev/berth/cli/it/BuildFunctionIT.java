package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The action {@code build} on the Docker Engine, as whoever runs it sees it. */
class BuildFunctionIT {

  private static final String IMAGE = "berth-it/app:" + ProcessHandle.current().pid();

  @TempDir private Path folder;
  private Tool tool;

  @BeforeEach
  void writeFunction() throws IOException {
    Programs.needDockerEngine();
    Busybox.need("docker");
    Files.writeString(
        folder.resolve("function.yaml"), "kind: container\nname: f\nimage: hello-world:latest\n");
    tool = Tool.in(folder);
  }

  @AfterEach
  void removeImage() {
    Programs.run(folder, "docker", "rmi", "-f", IMAGE);
  }

  /** The example of the document, on a base that is there. */
  private void task(String instructions) throws IOException {
    Files.writeString(
        folder.resolve("task.yaml"),
        """
        action: build
        base_image: %s
        instructions: %s
        image: %s
        """
            .formatted(Busybox.IMAGE, instructions, IMAGE));
  }

  private CliResult build(String... more) {
    List<String> words =
        new ArrayList<>(List.of("run", ".", "--task", "task.yaml", "--network", "none"));
    words.addAll(List.of(more));
    return tool.run(words.toArray(new String[0]));
  }

  @Test
  void makesTheImageOfTheDocument() throws IOException {
    task("[\"echo updated && echo git > /git\"]");

    CliResult built = build().exits(0).prints(IMAGE + "\n");

    assertThat(built.err())
        .contains("Step 1/4 : FROM " + Busybox.IMAGE + "\n")
        .contains("Step 2/4 : COPY . /shared\n")
        .contains("Step 3/4 : WORKDIR /shared\n")
        .contains("Step 4/4 : RUN echo updated && echo git > /git\n")
        .contains("\nupdated\n");
    assertThat(Programs.output(folder, "docker", "run", "--rm", IMAGE, "sh", "-c", "cat /git; ls"))
        .isEqualTo("git\n");
    assertThat(build("--quiet", "--format", "json").exits(0).complainsNothing().out())
        .contains("\"image\" : \"" + IMAGE + "\"")
        .contains("\"id\" : \"sha256:");
  }

  @Test
  void saysWhichStepFailed() throws IOException {
    task("[\"echo E: no package gti >&2; exit 100\"]");

    CliResult failed = build("--quiet").exits(1).printsNothing();

    assertThat(failed.err())
        .isEqualTo(
            """
            error: the build failed at step 4 of 4: `RUN echo E: no package gti >&2; exit 100`
              caused by: it ended with the exit code 100
              caused by: E: no package gti
            """);
    assertThat(Programs.output(folder, "docker", "images", "-q", IMAGE)).isEmpty();
  }

  @Test
  void givesSecretsToCommandsAndNotToTheImage() throws IOException {
    task("[\"cat /run/secrets/token > /dev/null && wc -c < /run/secrets/token > /size\"]");

    tool.with("TOKEN", "12345")
        .run("run", ".", "--task=task.yaml", "--network=none", "--secret", "token=env:TOKEN")
        .exits(0);

    assertThat(
            Programs.output(
                folder, "docker", "run", "--rm", IMAGE, "sh", "-c", "cat /size; ls /run/secrets"))
        .isEqualTo("5\n");
    assertThat(
            Programs.output(
                folder,
                "docker",
                "image",
                "inspect",
                "-f",
                "{{.Config.Cmd}}{{.Config.Entrypoint}}",
                IMAGE))
        .isEqualTo("[][]\n");
    CliResult refused =
        build("--secret", "token=env:HOME", "--instruction", "RUN --mount=type=secret,id=token cat")
            .printsNothing();
    assertThat(refused.exitCode()).isEqualTo(125);
    assertThat(refused.err())
        .isEqualTo(
            """
            error: cannot build `RUN --mount=type=secret,id=token cat`
              caused by: `--mount` is an option of BuildKit, which is not what builds here

            hint: name the secret in `secrets`: every command finds it below /run/secrets
            """);
  }

  @Test
  void leavesNothingWhenItIsInterrupted() throws Exception {
    task("[\"echo begun; sleep 60\"]");
    for (List<String> more : List.of(List.<String>of(), List.of("--secret", "a=env:HOME"))) {
      List<String> command =
          new ArrayList<>(
              List.of(
                  Tool.LAUNCHER.toString(),
                  "run",
                  ".",
                  "--task",
                  "task.yaml",
                  "--network",
                  "none"));
      command.addAll(more);
      Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
      BufferedReader errors =
          new BufferedReader(
              new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
      String line = errors.readLine();
      while (line != null && !line.equals("begun")) {
        line = errors.readLine();
      }
      assertThat(line).isEqualTo("begun");

      Programs.output(folder, "kill", "-INT", String.valueOf(process.pid()));

      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(errors.readLine()).isEqualTo("error: the build was interrupted");
      assertThat(process.exitValue()).isEqualTo(130);
      String left = "?";
      for (int i = 0; i < 100 && !left.isEmpty(); i++) {
        left =
            Programs.output(
                folder, "sh", "-c", "docker ps --no-trunc | grep 'begun; sleep' || true");
        Thread.sleep(100);
      }
      assertThat(left).isEmpty();
    }
    assertThat(Programs.output(folder, "docker", "images", "-q", IMAGE)).isEmpty();
  }

  @Test
  void buildsOnARuntime() throws IOException {
    Path store = folder.resolve("store");
    Tool own = tool.with("BERTH_HOME", store.toString());
    TinyProject.in(folder.resolve("demo"))
        .wheel(new TestWheel("alpha", "1.0").file("alpha.py", "A = 1\n"))
        .write();
    own.run("runtime", "build", "./demo", "--platform=linux/amd64").exits(0);
    Files.writeString(
        folder.resolve("function.yaml"),
        "kind: container\nname: f\nruntime: demo\naction: build\ncode: print(1)\nlang: python\n"
            + "instructions: [ENV MODE=test]\ntask: {image: '"
            + IMAGE
            + "'}\n");

    own.run("run", ".").exits(0).prints(IMAGE + "\n");

    assertThat(
            Programs.output(
                folder,
                "docker",
                "image",
                "inspect",
                "-f",
                "{{.Config.WorkingDir}} {{.Config.Env}} {{index .Config.Labels"
                    + " \"dev.berth.runtime.name\"}}",
                IMAGE))
        .startsWith("/shared ")
        .contains("MODE=test")
        .endsWith(" demo\n");
  }
}
