package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CutConnection;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a job when something else goes wrong, or there is much of it. */
class RunFaultsIT {

  private static final int BLOCK = 1 << 16;

  @TempDir private Path folder;
  private String function;

  @BeforeEach
  void writeFunction() throws IOException {
    Programs.needDockerEngine();
    Busybox.need("docker");
    function = "it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Files.writeString(
        folder.resolve("function.yaml"),
        "kind: container\nname: %s\naction: job\nimage: %s\n".formatted(function, Busybox.IMAGE));
  }

  /** The Engine removes a container when its end is known already. */
  @AfterEach
  void leavesNothingBehind() throws InterruptedException {
    for (int i = 0; i < 50 && !containers().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(containers()).as("containers that are left").isEmpty();
  }

  private String containers() {
    return Programs.output(
        folder, "docker", "ps", "-aq", "--filter", "label=dev.berth.function=" + function);
  }

  private ProcessBuilder tool(String... script) {
    List<String> command = new ArrayList<>(List.of(Tool.LAUNCHER.toString(), "run", ".", "--"));
    command.addAll(List.of(script));
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
  }

  @Test
  void saysThatTheEngineIsGone() throws Exception {
    try (CutConnection connection =
        new CutConnection(folder.resolve("e.sock"), Path.of("/var/run/docker.sock"))) {
      ProcessBuilder builder = tool("sh", "-c", "echo hi; exec sleep 60");
      builder.environment().put("DOCKER_HOST", connection.host());
      Process run = builder.start();
      assertThat(run.getInputStream().readNBytes(3)).asString().isEqualTo("hi\n");
      String id =
          Programs.output(
                  folder,
                  "docker",
                  "ps",
                  "--filter",
                  "label=dev.berth.function=" + function,
                  "--format",
                  "{{.Label \"dev.berth.run\"}}")
              .strip();
      connection.cut();

      assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(run.exitValue()).isEqualTo(125);
      assertThat(new String(run.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(
              """
              error: lost sight of the run `%s`
                caused by: the Docker Engine cannot say how the container ended
                caused by: it hung up without an answer

              hint: it may go on: `berth runs show %s` says so when the Engine answers
              """
                  .formatted(id, id));
      assertThat(Tool.in(folder).run("runs", "show", id).out()).contains("state      RUNNING\n");
      assertThat(Tool.in(folder).run("runs", "remove", "--force", id).exitCode()).isZero();
    }
  }

  @Test
  void runsManyAtOnce() throws Exception {
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      runs.add(tool("echo", String.valueOf(i)).start());
    }

    for (int i = 0; i < runs.size(); i++) {
      assertThat(new String(runs.get(i).getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo(i + "\n");
      assertThat(runs.get(i).waitFor()).isZero();
    }
  }

  @Test
  void passesOnMoreThanItsOwnMemoryHolds() throws Exception {
    long size = 96L << 20;
    ProcessBuilder builder =
        tool("sh", "-c", "yes 0123456789012345678901234567890123456789 | head -c " + size);
    builder.environment().put("BERTH_JAVA_OPTS", "-Xmx32m");
    Process run = builder.start();

    long read = 0;
    byte[] block = new byte[BLOCK];
    try (InputStream out = run.getInputStream()) {
      for (int part = out.read(block); part >= 0; part = out.read(block)) {
        read += part;
      }
    }
    assertThat(read).isEqualTo(size);
    assertThat(run.waitFor()).isZero();
  }

  /** Now and then an Engine still had output for us when the container's end was on its way. */
  @RepeatedTest(5)
  void endsWhenNobodyReadsWhatItWrites() throws Exception {
    Process run = tool("yes").start();
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(run.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("y");
    }

    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(137);
  }
}
