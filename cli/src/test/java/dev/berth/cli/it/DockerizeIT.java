package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docker build} makes of our Dockerfile has what the lock says. */
class DockerizeIT {

  private static final String BASE = "berth-dockerize-it-base:" + ProcessHandle.current().pid();
  private static final String IMAGE = "berth-dockerize-it:" + ProcessHandle.current().pid();

  @TempDir private Path folder;

  @AfterEach
  void removeImages() throws IOException {
    Programs.run(folder, "docker", "rmi", "-f", IMAGE, BASE);
  }

  @Test
  void buildsTheSameEnvironmentWithoutBerth() throws IOException {
    Programs.needDockerEngine();
    Tool tool = Tool.in(folder);
    Path base =
        tool.runtime(
            "base",
            "name: dockerize-it-base\nenvironment: {os: 'debian:12'}\n"
                + "dependencies:\n  - apt: [python3-venv]\n");
    tool.run("runtime", "build", base.toString(), "--to", "docker-daemon:" + BASE).exits(0);
    TestWheel alpha = new TestWheel("alpha", "1.0").file("alpha.py", "def run(): print('hello')\n");
    alpha.file(alpha.info("entry_points.txt"), "[console_scripts]\nalpha = alpha:run\n");
    Path project =
        tool.runtime(
            "demo",
            """
            name: dockerize-it
            environment:
              docker: {image: "docker-daemon:%s"}
              vars: {MODE: 'a "b" $HOME'}
              workdir: /app
              user: "1000"
              entrypoint: [python, main.py]
              command: [--loud]
            dependencies:
              - wheels: [%s]
              - files:
                  - {src: data, dest: /srv/data}
              - commands:
                  - test ! -e main.py && /srv/data/sub/run.sh > /srv/made
                  - |
                    cat >> /srv/made <<EOF
                    in $PWD as $(id -u), $MODE
                    EOF
              - files: [{src: main.py, dest: main.py}]
            """
                .formatted(BASE, alpha.fileName()));
    Files.write(project.resolve(alpha.fileName()), alpha.bytes());
    Files.writeString(
        project.resolve("main.py"),
        """
        import importlib.metadata as m, os, subprocess, sys
        print(sorted(d.name + " " + d.version for d in m.distributions()))
        print(os.environ["MODE"], sys.argv[1:], os.getuid(), os.getcwd())
        print(subprocess.check_output(["alpha"]).decode().strip())
        print(open("/srv/made").read(), end="")
        """);
    Files.createDirectories(project.resolve("data/sub"));
    Path script = Files.writeString(project.resolve("data/sub/run.sh"), "#!/bin/sh\necho ran\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();
    tool.run("runtime", "lock", project.toString()).exits(0);

    tool.run("runtime", "dockerize", project.toString(), "--output", "docker").exits(0);
    // The classic builder is the one that every Engine has.
    Programs.output(
        folder,
        "env",
        "DOCKER_BUILDKIT=0",
        "docker",
        "build",
        "--network=none",
        "-t",
        IMAGE,
        "docker");

    assertThat(Programs.output(folder, "docker", "run", "--rm", "--network=none", IMAGE))
        .isEqualTo(
            """
            ['alpha 1.0']
            a "b" $HOME ['--loud'] 1000 /app
            hello
            ran
            in /app as 0, a "b" $HOME
            """);
    CliResult verified =
        tool.run(
                "runtime",
                "verify",
                project.toString(),
                "--image",
                "docker-daemon:" + IMAGE,
                "--format",
                "json")
            .exits(1);
    // pip writes other notes of its own than we do; of what the packages brought nothing differs.
    assertThat(verified.out()).contains("alpha-1.0.dist-info/INSTALLER").doesNotContain("alpha.py");
  }
}
