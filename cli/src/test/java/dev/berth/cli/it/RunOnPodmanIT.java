package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.PodmanService;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same jobs on podman, which speaks Docker's language. */
class RunOnPodmanIT {

  @TempDir private Path folder;
  private final String function = "it-" + System.nanoTime();
  private PodmanService service;
  private Tool tool;

  @BeforeEach
  void startService() throws Exception {
    Busybox.need("podman");
    Files.writeString(
        folder.resolve("function.yaml"),
        "kind: container\nname: %s\naction: job\nimage: localhost/%s\n"
            .formatted(function, Busybox.IMAGE));
    service = PodmanService.startIn(folder);
    tool = Tool.in(folder).with("DOCKER_HOST", service.host());
  }

  @AfterEach
  void stopService() {
    if (service != null) {
      service.close();
    }
  }

  @Test
  void runsToTheEnd() throws IOException {
    Files.writeString(folder.resolve("token.txt"), "sesame");

    CliResult run =
        tool.run(
            "run",
            ".",
            "--secret",
            "token=token.txt",
            "--read-only",
            "--",
            "sh",
            "-c",
            "cat /run/secrets/token; echo err >&2; exit 3");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("sesame");
    assertThat(run.err()).isEqualTo("err\n");
    assertThat(tool.run("run", ".", "--", "nosuch").exitCode()).isEqualTo(127);
    assertThat(tool.run("run", ".", "--", "/etc/passwd").exitCode()).isEqualTo(126);
    assertThat(tool.run("runs", "list").err()).isEqualTo("no run: start one with `berth run`\n");
  }

  @Test
  void goesOnAloneAndIsFoundAgain() {
    String id = tool.run("run", ".", "-d", "--", "sh", "-c", "echo out; exit 7").out().strip();

    assertThat(tool.run("runs", "logs", "-f", id).out()).isEqualTo("out\n");
    assertThat(tool.run("runs", "show", id).out()).contains("state      ERROR\n");
    assertThat(tool.run("runs", "remove", id).out()).isEqualTo(id + "\n");
  }

  @Test
  void servesAtAPortOfItsOwnAndLeavesNothing() {
    CliResult served =
        tool.run(
            "run",
            ".",
            "--action",
            "serve",
            "--replicas",
            "2",
            "--set",
            "service_ports=[{port: 8080}]",
            "--",
            "sh",
            "-c",
            "exec busybox httpd -f -p 8080 -h /etc");

    assertThat(served.exits(0).out().lines())
        .hasSize(2)
        .allMatch(url -> url.matches("http://127\\.0\\.0\\.1:[0-9]+"));
    String id = served.err().replaceAll("(?s).*berth runs stop ([0-9a-f]{12}).*", "$1");
    assertThat(tool.run("runs", "show", id).out()).contains("replica    2 RUNNING\n");
    tool.run("runs", "remove", "--force", id).exits(0);
    assertThat(Programs.output(folder, "podman", "network", "ls"))
        .doesNotContain("berth-" + function);
  }
}
