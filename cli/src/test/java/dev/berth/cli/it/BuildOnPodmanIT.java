package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.PodmanService;
import dev.berth.core.support.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same builds on podman, which speaks Docker's language and has no BuildKit. */
class BuildOnPodmanIT {

  private static final String IMAGE = "localhost/berth-it-build:" + ProcessHandle.current().pid();

  @TempDir private Path folder;
  private PodmanService podman;
  private Tool tool;

  @BeforeEach
  void start() throws Exception {
    Busybox.need("podman");
    podman = PodmanService.startIn(folder);
    tool = Tool.in(folder).with("DOCKER_HOST", podman.host());
  }

  @AfterEach
  void stop() {
    podman.close();
    Programs.run(folder, "podman", "rmi", "-f", IMAGE);
  }

  private void function(String instructions) throws IOException {
    Files.writeString(
        folder.resolve("function.yaml"),
        """
        kind: container
        name: f
        action: build
        base_image: localhost/%s
        code: print(1)
        lang: python
        instructions: %s
        task: {image: "%s"}
        """
            .formatted(Busybox.IMAGE, instructions, IMAGE));
  }

  private String inImage(String... command) {
    return Programs.output(
        folder,
        "sh",
        "-c",
        "CONTAINERS_CONF=containers.conf podman run --rm --network=none "
            + IMAGE
            + " sh -c '"
            + String.join(" ", command)
            + "'");
  }

  @Test
  void makesTheImageAndSaysWhyNot() throws IOException {
    function("[echo heard > /heard, ENV MODE=test]");
    tool.run("run", ".").exits(0).prints(IMAGE + "\n");
    assertThat(inImage("cat /heard; ls; echo $MODE")).isEqualTo("heard\nmain.py\ntest\n");

    function("['echo bad >&2; exit 4']");
    CliResult failed = tool.run("run", ".", "--quiet").exits(1).printsNothing();
    assertThat(failed.err())
        .isEqualTo(
            """
            error: the build failed at step 4 of 4: `RUN echo bad >&2; exit 4`
              caused by: it ended with the exit code 4
              caused by: bad
            """);
  }

  @Test
  void leavesNoSecretInTheImage() throws IOException {
    function("['cat /run/secrets/token | wc -c > /size', ENV MODE=test, 'echo $MODE > /mode']");
    Tool with = tool.with("TOKEN", "12345");

    with.run("run", ".", "--secret=token=env:TOKEN").exits(0).prints(IMAGE + "\n");
    CliResult again = with.run("run", ".", "--secret=token=env:TOKEN").exits(0);

    assertThat(again.err().lines().filter(line -> line.equals(" ---> Using cache"))).hasSize(2);
    assertThat(inImage("cat /size /mode; ls /run/secrets")).isEqualTo("5\ntest\n");
  }

  @Test
  void saysWhatIsLeftWhenItDies() throws Exception {
    function("['echo begun; sleep 60']");
    ProcessBuilder builder =
        new ProcessBuilder(Tool.LAUNCHER.toString(), "run", ".", "--secret=a=env:HOME")
            .directory(folder.toFile());
    builder.environment().put("DOCKER_HOST", podman.host());
    Process process = builder.start();
    BufferedReader errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String line = errors.readLine();
    while (line != null && !line.equals("begun")) {
      line = errors.readLine();
    }
    podman.kill();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(125);
    String said = String.join("\n", errors.lines().toList());
    String container = said.replaceAll("(?s).*`docker rm -fv ([0-9a-f]{64})`.*", "$1");
    assertThat(said)
        .startsWith("error: the Docker Engine cannot ")
        .contains(
            "\n  caused by: the container of the step, which has the secrets, could not be removed\n");
    Programs.output(folder, "podman", "rm", "-fv", "--time", "0", container);
  }
}
