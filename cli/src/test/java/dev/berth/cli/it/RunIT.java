package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import dev.berth.core.support.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs on the Docker Engine, as whoever runs them sees them. */
class RunIT {

  @TempDir private Path folder;
  private Tool tool;

  /** Told apart from runs of others by the function's name. */
  private String function;

  @BeforeEach
  void writeFunction() throws IOException {
    Programs.needDockerEngine();
    Busybox.need("docker");
    function = "it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    write("image: " + Busybox.IMAGE);
    tool = Tool.in(folder);
  }

  /** The Engine removes a container when its end is known already. */
  @AfterEach
  void leavesNothingBehind() throws InterruptedException {
    for (int i = 0; i < 50 && !containers().isEmpty(); i++) {
      Thread.sleep(100);
    }
    assertThat(containers()).as("containers that are left").isEmpty();
  }

  private void write(String... lines) throws IOException {
    Files.writeString(
        folder.resolve("function.yaml"),
        "kind: container\nname: " + function + "\naction: job\n" + String.join("\n", lines) + "\n");
  }

  private String containers() {
    return Programs.output(
        folder, "docker", "ps", "-aq", "--filter", "label=dev.berth.function=" + function);
  }

  /** Runs in the background with our streams as pipes. */
  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Tool.LAUNCHER.toString(), "run", "."));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  private static String read(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String errors(Process process) throws IOException {
    return new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void hasTheStreamsAndTheExitCodeOfTheContainer() throws Exception {
    Process run = start("--", "sh", "-c", "cat; echo done >&2; exit 3");
    run.getOutputStream().write("typed\n".getBytes(StandardCharsets.UTF_8));
    run.getOutputStream().close();

    assertThat(read(run)).isEqualTo("typed\n");
    assertThat(errors(run)).isEqualTo("done\n");
    assertThat(run.waitFor()).isEqualTo(3);
  }

  @Test
  void givesContainersTheProxiesThatDockerWouldGiveThem() throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"proxies": {"default": {"httpProxy": "http://me:word@proxy:1", "noProxy": "localhost"}}}
        """);
    String script = "env | grep -i _proxy= | sort";
    String theirs =
        Programs.output(
            folder,
            "docker",
            "--config",
            folder.toString(),
            "run",
            "--rm",
            "-e",
            "no_proxy=mine",
            Busybox.IMAGE,
            "sh",
            "-c",
            script);

    CliResult ours =
        tool.with("DOCKER_CONFIG", folder.toString())
            .run("run", ".", "--env", "no_proxy=mine", "--", "sh", "-c", script);

    assertThat(ours.out()).isEqualTo(theirs).contains("HTTP_PROXY=http://me:word@proxy:1\n");
    assertThat(ours.err()).isEmpty();
  }

  @Test
  void saysWhatCannotBeRun() {
    CliResult none = tool.run("run", ".", "--", "nosuch");

    assertThat(none.exitCode()).isEqualTo(127);
    assertThat(none.err())
        .startsWith("error: there is no command `nosuch` in the image `" + Busybox.IMAGE + "`\n");

    CliResult text = tool.run("run", ".", "--", "/etc/passwd");

    assertThat(text.exitCode()).isEqualTo(126);
    assertThat(text.err())
        .startsWith("error: `/etc/passwd` in the image `" + Busybox.IMAGE + "` cannot be executed");
  }

  @Test
  void saysThatTheMemoryWasUsedUp() {
    CliResult run =
        tool.run("run", ".", "--memory", "16Mi", "--", "sh", "-c", "x=a; while :; do x=$x$x; done");

    assertThat(run.exitCode()).isEqualTo(137);
    assertThat(run.err())
        .isEqualTo(
            """
            error: the run was ended: it had used up its memory
              caused by: its limit is 16777216 bytes

            hint: give it more with `--memory`, or make it need less
            """);
  }

  @Test
  void stopsWhenItsTimeIsUp() {
    CliResult run =
        tool.run(
            "run",
            ".",
            "--timeout",
            "1s",
            "--",
            "sh",
            "-c",
            "trap exit TERM; while :; do sleep 0.1; done");

    assertThat(run.exitCode()).isEqualTo(124);
    assertThat(run.err())
        .isEqualTo("error: the run was stopped: its time was up\n  caused by: it had 1 s\n");
  }

  @Test
  void asksToEndFirstAndKillsThen() throws Exception {
    Process asked =
        start(
            "--", "sh", "-c", "trap 'echo bye; exit 5' TERM; echo hi; while :; do sleep 0.1; done");
    assertThat(asked.getInputStream().readNBytes(3)).asString().isEqualTo("hi\n");
    asked.toHandle().destroy();

    assertThat(asked.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(asked.exitValue()).isEqualTo(5);
    assertThat(read(asked)).isEqualTo("bye\n");
    assertThat(errors(asked)).isEqualTo("Stopping it; again, and it is killed\n");

    Process stubborn = start("--", "sh", "-c", "echo hi; exec sleep 60");
    assertThat(stubborn.getInputStream().readNBytes(3)).asString().isEqualTo("hi\n");
    stubborn.toHandle().destroy();
    Thread.sleep(500);
    stubborn.toHandle().destroy();

    assertThat(stubborn.waitFor(9, TimeUnit.SECONDS)).as("killed before its grace").isTrue();
    assertThat(stubborn.exitValue()).isEqualTo(137);
  }

  @Test
  void endsWhenItsContainerIsRemovedByOthers() throws Exception {
    Process run = start("--", "sh", "-c", "echo hi; exec sleep 60");
    assertThat(run.getInputStream().readNBytes(3)).asString().isEqualTo("hi\n");
    Programs.output(folder, "docker", "rm", "-f", containers().strip());

    assertThat(run.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(137);
  }

  @Test
  void takesAName() {
    String name = function + "-named";
    CliResult first = tool.run("run", ".", "--name", name, "-d", "--", "sleep", "60");
    CliResult second = tool.run("run", ".", "--name", name, "--", "true");

    assertThat(second.exitCode()).isEqualTo(125);
    assertThat(second.err())
        .startsWith("error: there is a container `" + name + "` already\n")
        .endsWith("hint: choose another name, or remove it with `docker rm -f " + name + "`\n");
    assertThat(tool.run("runs", "remove", "--force", first.out().strip()).exitCode()).isZero();
  }

  @Test
  void goesOnAloneAndIsFoundAgain() {
    CliResult started =
        tool.run(
            "run", ".", "--detach", "--", "sh", "-c", "echo out; echo err >&2; sleep 1; exit 7");
    String id = started.out().strip();

    assertThat(started.err()).isEqualTo("Follow it with `berth runs logs -f " + id + "`\n");
    CliResult logs = tool.run("runs", "logs", "-f", id.substring(0, 11));
    assertThat(logs.out()).isEqualTo("out\n");
    assertThat(logs.err()).isEqualTo("err\n");
    assertThat(tool.run("runs", "show", id).out())
        .contains("state      ERROR\n")
        .contains("exit code  7\n");
    assertThat(tool.run("runs", "remove", id).out()).isEqualTo(id + "\n");
    assertThat(tool.run("runs", "show", id).err())
        .isEqualTo(
            "error: there is no run `%s`\n\nhint: `berth runs list` shows those there are\n"
                .formatted(id));
  }

  @Test
  void isStoppedByItsId() {
    String id = tool.run("run", ".", "-d", "--", "sleep", "60").out().strip();

    assertThat(tool.run("runs", "list").out()).contains(id).contains("RUNNING");
    CliResult removed = tool.run("runs", "remove", id);
    assertThat(removed.exitCode()).isEqualTo(1);
    assertThat(removed.err())
        .isEqualTo(
            """
            error: the run `%s` has not ended
              caused by: its state is RUNNING

            hint: stop it with `berth runs stop %s`, or add `--force`
            """
                .formatted(id, id));
    assertThat(tool.run("runs", "stop", "--grace", "1s", id).out()).isEqualTo(id + "\n");
    assertThat(tool.run("runs", "show", id).out()).contains("state      STOPPED\n");
    assertThat(tool.run("runs", "remove", id).exitCode()).isZero();
  }

  @Test
  void givesSecretsAsFilesThatNobodySeesFromOutside() throws IOException {
    Files.writeString(folder.resolve("token.txt"), "sesame");
    CliResult run =
        tool.run(
            "run",
            ".",
            "--secret",
            "token=token.txt",
            "--run-as-user",
            "65534",
            "--read-only",
            "--keep",
            "--",
            "sh",
            "-c",
            "cat /run/secrets/token; id -u; touch /x");

    assertThat(run.out()).isEqualTo("sesame65534\n");
    assertThat(run.err()).isEqualTo("touch: /x: Read-only file system\n");
    assertThat(Programs.output(folder, "docker", "inspect", containers().strip()))
        .doesNotContain("sesame");
    CliResult listed = tool.run("runs", "list", "--format", "json");
    assertThat(listed.out()).contains(function).doesNotContain("sesame");
    Programs.output(folder, "docker", "rm", "-v", containers().strip());
  }

  @Test
  void putsTheSourceWhereTheProgramStarts() throws IOException {
    write(
        "image: " + Busybox.IMAGE,
        "lang: sh",
        "code: |",
        "  echo from $PWD as $RUN_NAME",
        "command: sh main.sh",
        "envs: {RUN_NAME: demo}");

    assertThat(tool.run("run", ".").out()).isEqualTo("from /shared as demo\n");
  }

  @Test
  void mountsVolumesOfEachKind() throws IOException {
    Files.createDirectories(folder.resolve("data"));
    write(
        "image: " + Busybox.IMAGE,
        "volumes:",
        "  - ./data:/data",
        "  - {volume_type: empty_dir, name: memory, mount_path: /memory,"
            + " spec: {medium: Memory, size_limit: 1Mi}}",
        "  - {volume_type: persistent_volume_claim, name: " + function + ", mount_path: /kept}");
    String script =
        "echo a >/data/a; echo b >/kept/b; df /memory | grep -c tmpfs; echo c >/memory/c";

    CliResult first =
        tool.run("run", ".", "--", "sh", "-c", script.replace("grep -c tmpfs", "cat"));
    CliResult second = tool.run("run", ".", "--", "sh", "-c", "cat /kept/b; ls /memory");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("tmpfs").contains("1024");
    assertThat(folder.resolve("data/a")).hasContent("a\n");
    assertThat(second.out()).isEqualTo("b\n");
    Programs.output(folder, "docker", "volume", "rm", function);
  }

  @Test
  void doesNotGiveAwayThisComputerUnasked() {
    CliResult run = tool.run("run", ".", "--volume", "/:/host", "--", "true");

    assertThat(run.exitCode()).isEqualTo(125);
    assertThat(run.err())
        .isEqualTo(
            """
            error: `/` is not given to a container without being asked for
              caused by: `/host` would be, or have in it, your home folder

            hint: mount a folder of its own, or add `--allow-host-path`
            """);
    assertThat(
            tool.run("run", ".", "--allow-host-path", "-v", "/:/host:ro", "--", "ls", "/host/etc")
                .exitCode())
        .isZero();
  }

  @Test
  void givesNoGpuWhereThereIsNone() {
    CliResult run = tool.run("run", ".", "--gpus", "all", "--", "true");

    assertThat(run.exitCode()).isEqualTo(125);
    assertThat(run.err()).startsWith("error: the Docker Engine cannot give GPUs to containers\n");
  }

  @Test
  void saysWhatAnEngineCannotDo() throws IOException {
    write("image: " + Busybox.IMAGE, "node_selector: {disk: ssd}");

    CliResult run = tool.run("run", ".", "--", "true");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .isEqualTo(
            """
            warning: `node_selector` does nothing here
             --> function.yaml:5:23
              |
            5 | node_selector: {disk: ssd}
              |                       ^^^
              caused by: a Docker Engine is one computer
            """);
    CliResult strict = tool.run("run", ".", "--strict", "--", "true");
    assertThat(strict.exitCode()).isEqualTo(125);
    assertThat(strict.err()).startsWith("error: `node_selector` does nothing here\n");
  }

  /** The job of the document, with an image that is here. */
  @Test
  void runsTheDocumentsExample() throws IOException {
    Files.writeString(
        folder.resolve("function.yaml"),
        """
        kind: container
        name: %s
        image: %s
        command: echo hello
        """
            .formatted(function, Busybox.IMAGE));
    Files.writeString(
        folder.resolve("task.yaml"), "action: job\ninstructions: ['apt install git -y']\n");

    CliResult run = tool.run("run", ".", "--task", "task.yaml");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("hello\n");
    assertThat(run.err()).startsWith("warning: `instructions` ");
  }

  @Test
  void runsTheImageOfARuntimeOutOfTheStore() throws IOException {
    Tool own = tool.with("BERTH_HOME", folder.resolve("store").toString());
    tool.runtime(
        "runtime",
        """
        name: %s
        environment: {docker: {image: "docker-daemon:%s"}}
        dependencies:
          - files: [{src: train.sh, dest: train.sh}]
        """
            .formatted(function, Busybox.IMAGE));
    Files.writeString(folder.resolve("runtime/train.sh"), "echo trained\n");
    write("runtime: " + function, "command: sh train.sh");
    assertThat(own.run("run", ".").err())
        .startsWith("error: there is no runtime `" + function + "`");
    CliResult built = own.run("runtime", "build", "./runtime");
    assertThat(built.exitCode()).as(built.err()).isZero();

    CliResult first = own.run("run", ".");
    CliResult second = own.run("run", ".");

    assertThat(first.out()).isEqualTo("trained\n");
    assertThat(first.err()).startsWith("Loading " + function + ":");
    assertThat(second.out()).isEqualTo("trained\n");
    assertThat(second.err()).isEmpty();
    write("runtime: ./runtime", "command: sh train.sh");
    assertThat(own.run("run", ".").out()).isEqualTo("trained\n");
    Programs.output(
        folder, "sh", "-c", "docker rmi -f $(docker images -q " + function + ") >/dev/null");
  }

  @Test
  void hasATerminalWhereItIsAskedFor() {
    try (Terminal terminal =
        Terminal.open(
            folder,
            Map.of("PATH", System.getenv("PATH"), "BERTH_HOME", folder.resolve("store").toString()),
            Tool.LAUNCHER.toString(),
            "run",
            folder.toString(),
            "-it",
            "--",
            "sh")) {
      terminal.await("#");
      terminal.type("stty size; sleep 60");
      terminal.await("50 200");
      terminal.press("C-c").type("echo still $((40 + 2)); exit 4");
      assertThat(terminal.await("[exit ")).contains("still 42").contains("[exit 4]");
    }
  }

  @Test
  void doesNotMakeAVolumeThatShouldBeThere() throws IOException {
    write(
        "image: " + Busybox.IMAGE,
        "volumes: [{volume_type: shared_volume, name: a, mount_path: /a,"
            + " spec: {claim_name: %s}}]".formatted(function));

    assertThat(tool.run("run", ".", "--", "true").err())
        .isEqualTo(
            """
            error: there is no volume `%s`
              caused by: a `shared_volume` has to be there already

            hint: run `docker volume create %s`, or make it a `persistent_volume_claim`
            """
                .formatted(function, function));
  }
}
