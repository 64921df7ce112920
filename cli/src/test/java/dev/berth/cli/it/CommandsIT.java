package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import java.io.IOException;
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

/** The {@code commands:} of a runtime.yaml, run by a real Docker Engine. */
class CommandsIT {

  @TempDir private Path folder;
  private Tool tool;
  private String name;

  @BeforeEach
  void prepare() {
    Programs.needDockerEngine();
    Busybox.need("docker");
    name = "commands-it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    tool = Tool.in(folder).with("BERTH_HOME", folder.resolve("store").toString());
  }

  /** Only what was asked for stays: the image, when it was sent to the Engine. */
  @AfterEach
  void leavesNothingInTheEngine() {
    Programs.run(folder, "docker", "rmi", "-f", name + ":latest");
    assertThat(beginnings("{{.Repository}}:{{.Tag}}"))
        .allSatisfy(image -> assertThat(image).isEqualTo("<none>:<none>"));
    Programs.output(
        folder, "docker", "image", "prune", "-f", "--filter", "label=dev.berth.build=" + name);
    assertThat(beginnings("{{.ID}}")).isEmpty();
    assertThat(Programs.output(folder, "docker", "ps", "-aq", "--filter", "ancestor=" + name))
        .isEmpty();
  }

  /** What commands of the runtime began with and the Engine still has. */
  private List<String> beginnings(String format) {
    return Programs.output(
            folder,
            "docker",
            "images",
            "-a",
            "--filter",
            "label=dev.berth.build=" + name,
            "--format",
            format)
        .lines()
        .toList();
  }

  private Path runtime(String dependencies) throws IOException {
    Path project =
        tool.runtime(
            "demo",
            """
            name: %s
            environment:
              docker: {image: "docker-daemon:%s"}
              vars: {MODE: fast}
              workdir: /app
              user: '1000'
              command: [sh, -c, 'cat /made; id -u']
            dependencies:
            %s"""
                .formatted(name, Busybox.IMAGE, dependencies.indent(2)));
    return project;
  }

  private CliResult build(String... more) {
    List<String> words = new ArrayList<>(List.of("runtime", "build", "demo"));
    words.addAll(List.of(more));
    return tool.run(words.toArray(String[]::new));
  }

  /** What the tool says of the build, without what differs from one to the next. */
  private static String said(CliResult result) {
    return result
        .err()
        .replaceAll("(?s)\nBuilt .*", "")
        .replaceAll("(?m)^Wrote .*\n", "")
        .replaceAll("[0-9.]+ (B|kB|MB)", "N");
  }

  @Test
  void runEachInTheImageOfWhatIsListedAboveIt() throws IOException {
    Path project =
        runtime(
            """
            - files: [{src: input, dest: input}]
            - commands:
              - cat input > /made && echo "$MODE in $(busybox pwd) as $(id -u)" | busybox tee -a /made
              - |
                # Of two lines.
                busybox ls > /listed
                echo "$SOURCE_DATE_EPOCH $DEBIAN_FRONTEND" >> /made
            - files: [{src: late, dest: late}]
            """);
    Files.writeString(project.resolve("input"), "in\n");
    Files.writeString(project.resolve("late"), "late\n");

    CliResult first = build("--to", "docker-daemon:").exits(0);

    assertThat(said(first))
        .contains(
            """
            RUN cat input > /made && echo "$MODE in $(busybox pwd) as $(id -u)" | busybox tee -a /made
              fast in /app as 0
            RUN # Of two lines. busybox ls > /listed echo "$SOURCE_DATE_EPOCH $DEBIAN_FRONTEND" >> /made
            """);
    assertThat(Programs.output(folder, "docker", "run", "--rm", "--network=none", name))
        .isEqualTo("in\nfast in /app as 0\n315619200 noninteractive\n1000\n");
    assertThat(
            Programs.output(
                folder, "docker", "run", "--rm", "--network=none", name, "cat", "/listed"))
        .isEqualTo("input\n");
    assertThat(
            Programs.output(folder, "docker", "inspect", "-f", "{{join .Config.Env \" \"}}", name))
        .contains("MODE=fast")
        .doesNotContain("SOURCE_DATE_EPOCH", "DEBIAN_FRONTEND", "PYTHONDONTWRITEBYTECODE");

    Files.writeString(project.resolve("late"), "later\n");
    CliResult second = build("--to", "oci:out", "--to", "docker-archive:out.tar").exits(0);

    assertThat(second.err()).doesNotContain("RUN").contains("Made layer late");
    assertThat(Programs.output(folder, "skopeo", "inspect", "--raw", "oci:out"))
        .contains("application/vnd.oci.image.layer.v1.tar+gzip");
    assertThat(Programs.output(folder, "skopeo", "inspect", "docker-archive:out.tar"))
        .contains("\"Digest\"");
  }

  @Test
  void makeTheSameLayersForEverybody() throws IOException {
    runtime("- commands: [echo same > /same, busybox mkdir /new && busybox ln /same /new/too]\n");
    String first = build("--to", "oci:one").exits(0).out();
    tool = tool.with("BERTH_HOME", folder.resolve("other-store").toString());

    CliResult second = build("--to", "oci:two").exits(0);

    assertThat(second.err()).contains("RUN echo same > /same");
    assertThat(second.out()).isEqualTo(first);
    Programs.need("umoci");
    Programs.output(folder, "umoci", "unpack", "--rootless", "--image", "two:latest", "bundle");
    assertThat(folder.resolve("bundle/rootfs/new/too")).hasContent("same");
    assertThat(Files.getLastModifiedTime(folder.resolve("bundle/rootfs/same")).toInstant())
        .isEqualTo("1980-01-02T00:00:00Z");
    assertThat(Files.getAttribute(folder.resolve("bundle/rootfs/same"), "unix:nlink")).isEqualTo(2);
  }

  @Test
  void areNotRunAgainWhenALaterOneFails() throws IOException {
    runtime("- commands: ['echo one > /one; echo done', 'echo first; echo second; exit 3']\n");

    assertThat(build("--to", "oci:out").exits(1).err())
        .endsWith(
            """
            error: a command failed: `echo first; echo second; exit 3`
             --> demo/runtime.yaml:9:46
              |
            9 |   - commands: ['echo one > /one; echo done', 'echo first; echo second; exit 3']
              |                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
              caused by: it ended with the exit code 3
              caused by: first
              caused by: second
            """);
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(beginnings("{{.Tag}}")).containsExactly("<none>");
    runtime("- commands: ['echo one > /one; echo done', 'echo two > /two']\n");
    CliResult second = build("--to", "oci:out").exits(0);

    assertThat(second.err()).contains("RUN echo two > /two").doesNotContain("RUN echo one");
    assertThat(beginnings("{{.ID}}")).isEmpty();
  }

  @Test
  void findSecretsThatNobodyFindsLater() throws IOException {
    runtime("- commands: [\"busybox wc -c < /run/secrets/token > /size\"]\n");
    Files.writeString(folder.resolve("token"), "s3cr3t-t0k3n");

    CliResult result = build("--secret", "token=token", "--to", "docker-archive:out.tar").exits(0);

    assertThat(result.err() + result.out()).doesNotContain("s3cr3t-t0k3n");
    Path saved = Files.createDirectories(folder.resolve("saved"));
    Programs.output(saved, "tar", "xf", "../out.tar");
    String everything =
        Programs.output(
            saved,
            "sh",
            "-c",
            "for b in blobs/sha256/*; do zcat -f $b; done | strings -n 8 | sort -u");
    assertThat(everything).contains("size").doesNotContain("s3cr3t-t0k3n");
    assertThat(
            Programs.output(
                saved, "sh", "-c", "for b in blobs/sha256/*; do tar tzf $b; done 2>&1; true"))
        .contains("size")
        .doesNotContain("run/");
  }

  @Test
  void installWhatIsInNoLock() throws IOException {
    runtime(
        """
        - commands:
          - |
            cd /opt/runtime/lib/python3.11/site-packages
            busybox mkdir extra-1.0.dist-info
            echo "Metadata-Version: 2.1\\nName: extra\\nVersion: 1.0" > extra-1.0.dist-info/METADATA
            echo "extra-1.0.dist-info/METADATA,,\\nextra-1.0.dist-info/RECORD,," > extra-1.0.dist-info/RECORD
        """);
    build().exits(0);

    CliResult verified = tool.run("runtime", "verify", name).exits(1);

    assertThat(verified.out()).contains("  `extra 1.0` is not in the lock\n");
    assertThat(verified.err())
        .endsWith(
            "\nhint: what `commands` install is in no lock: list it under `apt:` or `pip:`\n");
  }

  @Test
  void trustWhomTheUserTrusts() throws IOException {
    String yaml = "- commands: ['cat \"$SSL_CERT_FILE\" \"$PIP_CERT\"; echo same > /same']\n";
    runtime(yaml);
    Files.writeString(folder.resolve("authorities.pem"), "an authority\n");
    String plain =
        tool.with("SSL_CERT_FILE", "")
            .with("PIP_CERT", "")
            .with("REQUESTS_CA_BUNDLE", "")
            .run("runtime", "build", "demo")
            .exits(0)
            .out();

    CliResult result =
        tool.with("SSL_CERT_FILE", folder.resolve("authorities.pem").toString())
            .run("runtime", "build", "demo", "--no-cache")
            .exits(0);

    assertThat(result.err()).contains("  an authority\n  an authority\n");
    assertThat(result.out()).as("the image, which knows nothing of it").isEqualTo(plain);
  }

  @Test
  void endWithCtrlC() throws Exception {
    runtime("- commands: [echo begun; sleep 600]\n");
    ProcessBuilder builder =
        new ProcessBuilder(Tool.LAUNCHER.toString(), "runtime", "build", "demo")
            .directory(folder.toFile());
    builder.environment().put("BERTH_HOME", folder.resolve("store").toString());
    Process process = builder.start();
    StringBuilder read = new StringBuilder();
    while (!read.toString().endsWith("  begun\n")) {
      int next = process.getErrorStream().read();
      assertThat(next).as("what it said: %s", read).isNotNegative();
      read.append((char) next);
    }

    Programs.output(folder, "kill", "-INT", Long.toString(process.pid()));

    String rest = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(rest).isEqualTo("error: the build was interrupted\n");
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Programs.output(folder, "docker", "ps", "-q", "--filter", "status=running"))
        .as("containers that go on")
        .satisfies(
            running ->
                running
                    .lines()
                    .forEach(
                        id ->
                            assertThat(Programs.run(folder, "docker", "top", id).output())
                                .doesNotContain("sleep 600")));
  }

  @Test
  void needAnEngineBeforeAnythingElseIsDone() throws IOException {
    Path project = runtime("- commands: [echo]\n");
    tool.run("runtime", "lock", project.toString()).exits(0);

    assertThat(
            tool.with("DOCKER_HOST", "unix:///nowhere/docker.sock")
                .run("runtime", "build", "demo", "--frozen")
                .exits(1)
                .err())
        .isEqualTo(
            """
            error: cannot reach the Docker Engine at `unix:///nowhere/docker.sock` (DOCKER_HOST)
              caused by: there is no socket `/nowhere/docker.sock`
              caused by: an image is made without one, but `commands` of its runtime.yaml are run there

            hint: start the Engine there, or correct `DOCKER_HOST`; `berth doctor` shows what is wrong
            """);
  }
}
