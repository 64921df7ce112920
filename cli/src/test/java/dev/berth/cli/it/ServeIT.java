package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.support.Busybox;
import dev.berth.core.support.Programs;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services and deployments on the Docker Engine, as whoever runs them sees them. */
class ServeIT {

  private static final String SERVER =
      "mkdir -p /tmp/www; echo $TEXT >/tmp/www/index.html; exec busybox httpd -f -p 8080 -h"
          + " /tmp/www";

  @TempDir private Path folder;
  private Tool tool;

  /** Told apart from runs of others by the function's name. */
  private String function;

  @BeforeEach
  void writeFunction() throws IOException {
    Programs.needDockerEngine();
    Busybox.need("docker");
    function = "it-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
    Files.writeString(
        folder.resolve("function.yaml"),
        "kind: container\nname: %s\nimage: %s\nenvs: {TEXT: hello}\n"
            .formatted(function, Busybox.IMAGE));
    tool = Tool.in(folder);
  }

  @AfterEach
  void leavesNothingBehind() {
    assertThat(containers()).as("containers that are left").isEmpty();
    assertThat(ofEngine("network", "ls", "-q")).as("networks that are left").isEmpty();
  }

  private String containers() {
    return ofEngine("ps", "-aq");
  }

  private String ofEngine(String... command) {
    List<String> all = new ArrayList<>(List.of("docker"));
    all.addAll(List.of(command));
    all.addAll(List.of("--filter", "label=dev.berth.function=" + function));
    return Programs.output(folder, all.toArray(String[]::new));
  }

  private CliResult serve(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", ".", "--action", "serve"));
    all.addAll(List.of(arguments));
    return tool.run(all.toArray(String[]::new));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String get(String url) throws IOException {
    return new String(URI.create(url).toURL().openStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String idIn(String notes) {
    Matcher id = Pattern.compile("berth runs stop ([0-9a-f]{12})").matcher(notes);
    assertThat(id.find()).as(notes).isTrue();
    return id.group(1);
  }

  @Test
  void waitsForTheHealthOfImagesThatSayWhatThatIs() throws IOException {
    String image = "berth-it-health:" + ProcessHandle.current().pid();
    Programs.output(
        folder,
        "sh",
        "-c",
        "printf 'FROM %s\nHEALTHCHECK --interval=1s --retries=1 CMD cat /tmp/healthy 2>&1\n'"
                .formatted(Busybox.IMAGE)
            + "| DOCKER_BUILDKIT=0 docker build -q -t "
            + image
            + " -");
    try {
      CliResult well =
          serve(
              "--image",
              image,
              "-p",
              freePort() + ":8080",
              "--",
              "sh",
              "-c",
              "touch /tmp/healthy; " + SERVER);
      CliResult ill =
          serve(
              "--image",
              image,
              "-p",
              freePort() + ":8080",
              "--wait-timeout",
              "3s",
              "--",
              "sh",
              "-c",
              SERVER);
      CliResult unasked =
          serve(
              "--image",
              image,
              "-p",
              freePort() + ":8080",
              "--wait",
              "tcp",
              "--",
              "sh",
              "-c",
              SERVER);

      well.exits(0);
      assertThat(ill.exits(125).err())
          .contains(
              "was not ready after 3 s\n  caused by: the `HEALTHCHECK` of its image fails: cat: can't"
                  + " open '/tmp/healthy': No such file or directory\n");
      unasked.exits(0);
      tool.run("runs", "remove", "--force", idIn(well.err()), idIn(unasked.err())).exits(0);
    } finally {
      Programs.run(folder, "docker", "rmi", "-f", image);
    }
  }

  @Test
  void servesTheExampleOfTheDocument() throws IOException {
    Files.writeString(
        folder.resolve("task.yaml"),
        """
        action: serve
        replicas: 2
        service_ports: [{"port": 8080, "targetPort": 8080}]
        service_type: NodePort
        """);

    CliResult served = tool.run("run", ".", "--task", "task.yaml", "--", "sh", "-c", SERVER);

    List<String> urls = served.exits(0).out().lines().toList();
    assertThat(urls).hasSize(2).allMatch(url -> url.matches("http://127\\.0\\.0\\.1:[0-9]+"));
    assertThat(get(urls.get(0))).isEqualTo("hello\n");
    assertThat(get(urls.get(1))).isEqualTo("hello\n");
    String id = idIn(served.err());
    String network = "berth-" + function + "-" + id;
    assertThat(served.err())
        .contains("`replicas`: each of the 2 has an address of its own")
        .contains("network `" + network + "` reach it at http://" + function + ":8080\n");
    CliResult neighbour =
        tool.run(
            "run",
            ".",
            "--action",
            "job",
            "--network",
            network,
            "--",
            "sh",
            "-c",
            "busybox nslookup " + function + "; busybox wget -qO- http://" + function + ":8080");
    assertThat(neighbour.out().lines().filter(line -> line.matches("Address: [0-9.]+")))
        .as(neighbour.toString())
        .hasSize(2);
    assertThat(neighbour.out()).endsWith("hello\n");
    assertThat(tool.run("runs", "list").out().lines().filter(line -> line.contains(function)))
        .singleElement()
        .asString()
        .contains(id)
        .contains("RUNNING");
    assertThat(tool.run("runs", "show", id).out()).contains("replica    2 RUNNING\n");
    assertThat(tool.run("runs", "remove", "--force", id).out()).isEqualTo(id + "\n");
  }

  @Test
  void deploysTheExampleOfTheDocument() throws IOException {
    Files.writeString(
        folder.resolve("task.yaml"),
        """
        action: deploy
        replicas: 3
        envs: [{"name": "ENV", "value": "prod"}]
        volumes: [{"name": "data", "mountPath": "/data"}]
        """);

    CliResult deployed =
        tool.run(
            "run",
            ".",
            "--task",
            "task.yaml",
            "--",
            "sh",
            "-c",
            "echo $ENV >/data/env; cat /data/env; exec sleep 100");

    String id = deployed.exits(0).out().strip();
    assertThat(deployed.err()).contains("a volume without `volume_type` is an `empty_dir`");
    assertThat(tool.run("runs", "logs", id).out()).isEqualTo("1 | prod\n2 | prod\n3 | prod\n");
    assertThat(tool.run("runs", "logs", "--replica", "2", id).out()).isEqualTo("prod\n");
    CliResult none = tool.run("runs", "logs", "--replica", "4", id);
    assertThat(none.err())
        .isEqualTo(
            "error: the run `%s` has no replica 4\n  caused by: it has 1, 2, 3\n".formatted(id));
    tool.run("runs", "stop", "--grace", "1s", id).exits(0);
    assertThat(tool.run("runs", "show", id).out()).contains("state      STOPPED\n");
    tool.run("runs", "remove", id).exits(0);
  }

  @Test
  void servesWithEverythingThatATaskCanSay() throws IOException {
    Files.writeString(folder.resolve("secret.txt"), "sesame");
    Files.writeString(
        folder.resolve("profile.yaml"),
        """
        id: 1xa100
        name: One A100
        node_selector: [{key: gpu, value: a100}]
        tolerations: [{key: gpu, operator: Exists}]
        runtimeClass: nvidia
        priorityClass: high
        """);
    Files.writeString(
        folder.resolve("task.yaml"),
        """
        action: serve
        node_selector: [{key: kubernetes.io/arch, value: amd64}]
        volumes:
          - {volume_type: persistent_volume_claim, name: %1$s, mount_path: /data, spec: {size: 1Gi}}
          - {volume_type: empty_dir, name: tmp, mountPath: /tmp/x, spec: {size_limit: 1Gi}}
          - {volume_type: ephemeral, name: scratch, mount_path: /scratch, spec: {size: 500Mi}}
        resources: {cpu: {requests: 250m, limits: "1"}, mem: {requests: 128Mi, limits: 512Mi}}
        affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: gpu, operator: In, values: [a100]}]}]}}}
        tolerations: [{key: gpu, operator: Exists, effect: NoSchedule, tolerationSeconds: 300}]
        envs: [{name: TEXT, value: prod}]
        secrets: [my-secret]
        profile: 1xa100
        replicas: 2
        service_ports: [{port: 80, target_port: 8080}]
        service_type: NodePort
        service_name: api
        run_as_user: 1000
        run_as_group: 1000
        fs_group: 1000
        """
            .formatted(function));
    String[] arguments = {
      "run",
      ".",
      "--task",
      "task.yaml",
      "--profile-file",
      "profile.yaml",
      "--secret",
      "my-secret=secret.txt",
      "--wait",
      "/passwd",
      "--format",
      "json",
      "--",
      "sh",
      "-c",
      "exec busybox httpd -f -p 8080 -h /etc"
    };

    CliResult served = tool.run(arguments).exits(0);

    try {
      Matcher url = Pattern.compile("\"(http://127[^\"]+)\"").matcher(served.out());
      assertThat(url.find()).isTrue();
      assertThat(get(url.group(1) + "/passwd")).startsWith("root:");
      assertThat(served.out())
          .contains("\"action\" : \"serve\"")
          .contains("\"names\" : [ \"api\", \"" + function + "\" ]");
      assertThat(served.err())
          .contains("warning: `node_selector` does nothing here\n")
          .contains("warning: `affinity` does nothing here\n")
          .contains("warning: `tolerations` does nothing here\n")
          .contains("warning: `runtime_class` does nothing here\n")
          .contains("warning: `priority_class` does nothing here\n")
          .contains("warning: `fs_group` does nothing here\n")
          .contains("`volumes./scratch`: its size does nothing here");
      tool.run("runs", "remove", "-f", idIn(served.err())).exits(0);
      List<String> strict = new ArrayList<>(List.of(arguments));
      strict.add(2, "--strict");
      CliResult refused = tool.run(strict.toArray(String[]::new));
      assertThat(refused.exitCode()).isEqualTo(125);
      assertThat(refused.err()).contains("error: `affinity` does nothing here\n");
    } finally {
      Programs.output(folder, "docker", "volume", "rm", function);
    }
  }

  @Test
  void leavesNoHalfOfARun() {
    String third = function + "-web-3";
    Programs.output(folder, "docker", "create", "--name", third, Busybox.IMAGE, "true");
    try {
      CliResult failed =
          serve(
              "--replicas",
              "3",
              "--name",
              function + "-web",
              "--set",
              "service_ports=[{port: 8080}]",
              "--",
              "sh",
              "-c",
              SERVER);

      assertThat(failed.exitCode()).isEqualTo(125);
      assertThat(failed.err()).contains("error: there is a container `" + third + "` already\n");
      leavesNothingBehind();
    } finally {
      Programs.output(folder, "docker", "rm", third);
    }
  }

  @Test
  void saysWhatAServiceWroteThatEnds() {
    CliResult ended =
        serve(
            "--set", "service_ports=[{port: 8080}]", "--", "sh", "-c", "echo no model >&2; exit 0");

    assertThat(ended.exitCode()).isEqualTo(125);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .endsWith(
            """
            error: `%s` ended instead of going on
              caused by: exit code 0
              caused by: it wrote last:
                no model

            hint: look at it afterwards with `--keep`
            """
                .formatted(function));
  }

  @Test
  void saysWhenNobodyListensAndKeepsItWhenAsked() throws IOException {
    CliResult silent =
        serve(
            "-p",
            freePort() + ":8080",
            "--wait-timeout",
            "1s",
            "--keep",
            "--",
            "sh",
            "-c",
            "echo here; exec sleep 60");

    assertThat(silent.exitCode()).isEqualTo(125);
    assertThat(silent.err())
        .contains(
            """
            error: `%s` was not ready after 1 s
              caused by: nothing listens at port 8080 of the container; a program that listens at 127.0.0.1 is not heard outside, at 0.0.0.0 it is
              caused by: it wrote last:
                here
            """
                .formatted(function));
    Matcher id = Pattern.compile("berth runs logs ([0-9a-f]{12})").matcher(silent.err());
    assertThat(id.find()).isTrue();
    assertThat(tool.run("runs", "logs", id.group(1)).out()).isEqualTo("here\n");
    tool.run("runs", "remove", id.group(1)).exits(0);
  }

  @Test
  void saysWhoHasAPort() throws IOException {
    int port = freePort();
    String id = idIn(serve("-p", port + ":8080", "--", "sh", "-c", SERVER).exits(0).err());

    CliResult second = serve("-p", port + ":8080", "--", "sh", "-c", SERVER);

    assertThat(second.exitCode()).isEqualTo(125);
    assertThat(second.err())
        .isEqualTo(
            """
            error: the port %d is taken
              caused by: the run `%s` of `%s` has it

            hint: choose another one: `--service-port %d:8080`
            """
                .formatted(port, id, function, port + 1));
    CliResult elsewhere =
        serve(
            "--set",
            "service_ports=[{port: " + port + ", target_port: 8080}]",
            "--",
            "sh",
            "-c",
            SERVER);
    assertThat(elsewhere.exits(0).out()).isNotEqualTo("http://127.0.0.1:" + port + "\n");
    assertThat(elsewhere.err()).contains("warning: the port " + port + " cannot be had");
    tool.run("runs", "remove", "--force", id, idIn(elsewhere.err())).exits(0);

    try (ServerSocket program = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      assertThat(serve("-p", program.getLocalPort() + ":8080", "--", "sh", "-c", SERVER).err())
          .contains("caused by: another program of the Engine's computer has it\n");
    }
  }

  @Test
  void isReachedInItsNetworkAloneWhichGoesWithIt() {
    CliResult served =
        serve(
            "--service-type",
            "ClusterIP",
            "--service-name",
            "api",
            "-p",
            "8080",
            "--",
            "sh",
            "-c",
            SERVER);

    assertThat(served.exits(0).out()).isEqualTo("http://api:8080\n");
    String id = idIn(served.err());
    String network = "berth-" + function + "-" + id;
    assertThat(tool.run("runs", "show", id).out()).doesNotContain("port  ");
    String neighbour =
        Programs.output(
                folder, "docker", "run", "-d", "--network", network, Busybox.IMAGE, "sleep", "60")
            .strip();
    CliResult inUse = tool.run("runs", "remove", "-f", id);
    assertThat(inUse.exitCode()).isEqualTo(1);
    assertThat(inUse.err())
        .startsWith("error: the run's network `" + network + "` cannot be removed\n");
    assertThat(containers()).isNotEmpty();
    Programs.output(folder, "docker", "rm", "-f", neighbour, containers().strip());
    assertThat(tool.run("runs", "list").out()).containsPattern(id + ".*serve.*PENDING");
    tool.run("runs", "remove", "-f", id).exits(0);
  }

  /** Runs in the background with our streams as pipes. */
  private Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(Tool.LAUNCHER.toString(), "run", ".", "--action", "serve"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).directory(folder.toFile()).start();
  }

  @Test
  void isGoneWhenItsStartIsBrokenOff() throws Exception {
    Process starting = start("-p", freePort() + ":8080", "--", "sh", "-c", "exec sleep 60");
    BufferedReader errors = starting.errorReader(StandardCharsets.UTF_8);
    assertThat(errors.readLine()).startsWith("Waiting until it is ready: nothing listens");

    starting.toHandle().destroy();

    assertThat(starting.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(starting.exitValue()).isEqualTo(143);
  }

  @Test
  void endsWithWhoeverWatchesIt() throws Exception {
    Process watched =
        start(
            "--attach",
            "-p",
            freePort() + ":8080",
            "--replicas",
            "2",
            "--",
            "sh",
            "-c",
            "trap 'echo bye; exit' TERM; busybox httpd -p 8080 -h /tmp; echo hi; while :; do sleep"
                + " 0.1; done");
    BufferedReader out = watched.inputReader(StandardCharsets.UTF_8);
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      lines.add(out.readLine());
    }
    assertThat(lines.subList(2, 4)).containsExactlyInAnyOrder("1 | hi", "2 | hi");

    watched.toHandle().destroy();

    assertThat(out.lines().toList()).containsExactlyInAnyOrder("1 | bye", "2 | bye");
    assertThat(watched.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(watched.exitValue()).isZero();
  }
}
