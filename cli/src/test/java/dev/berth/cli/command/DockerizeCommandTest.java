package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.TinyProject;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerizeCommandTest {

  @TempDir private Path folder;
  private Cli cli;
  private Path demo;
  private final TestWheel alpha = new TestWheel("alpha", "1.0").file("alpha.py", "A = 1\n");

  @BeforeEach
  void writeARuntime() throws IOException {
    cli = new Cli(folder);
    demo =
        TinyProject.in(cli.work().resolve("demo"))
            .wheel(alpha)
            .file("main.py", "print(1)\n")
            .file("a b.txt", "\n")
            .setting("vars: {MODE: 'a \"b\" $HOME \\x'}")
            .setting("workdir: /app")
            .setting("user: '1000'")
            .setting("entrypoint: [python, main.py]")
            .setting("command: [--loud]")
            .setting("ports: [8080]")
            .setting("labels: {team: blue}")
            .write();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void writesAllThatDockerNeeds() throws IOException {
    cli.run("runtime", "dockerize", "./demo", "--base", "python:3.11")
        .exits(0)
        .prints("demo-docker\n")
        .complains("Fetching 1 file (818 B)\nnext: docker build -t demo demo-docker\n");

    Path written = cli.work().resolve("demo-docker");
    assertThat(files(written))
        .containsExactly(
            "Dockerfile",
            "files/app/a b.txt",
            "files/app/main.py",
            "requirements.txt",
            "wheels/alpha-1.0-py3-none-any.whl");
    assertThat(
            Files.readString(written.resolve("Dockerfile")).replaceAll("demo@[0-9a-f]+", "demo@…"))
        .isEqualTo(
            """
            # Made by `berth runtime dockerize` of `demo@…` for linux/amd64

            # the base as it was named for this Dockerfile
            FROM python:3.11 AS base
            USER root

            FROM base AS packages
            WORKDIR /tmp/packages
            COPY requirements.txt ./
            COPY wheels/ ./wheels/
            RUN /usr/bin/python3.11 -m venv /opt/runtime \\
             && /opt/runtime/bin/python -m pip install --no-cache-dir --no-deps --only-binary :all: --require-hashes \\
                  -r requirements.txt \\
             && /opt/runtime/bin/python -m pip uninstall -y pip setuptools

            FROM base
            COPY --from=packages /opt/runtime /opt/runtime
            ENV PATH="/opt/runtime/bin:$PATH"
            ENV LANG="C.UTF-8"
            ENV VIRTUAL_ENV="/opt/runtime"
            ENV MODE="a \\"b\\" \\$HOME \\\\x"
            WORKDIR /app
            COPY ["files/app/a b.txt","files/app/main.py","/app/"]
            LABEL "org.opencontainers.image.title"="demo"
            LABEL "team"="blue"
            EXPOSE 8080/tcp
            USER 1000
            ENTRYPOINT ["python","main.py"]
            CMD ["--loud"]
            """);
    assertThat(written.resolve("requirements.txt"))
        .hasContent(
            "./wheels/alpha-1.0-py3-none-any.whl \\\n    --hash=sha256:"
                + Digest.of(alpha.bytes()).hex());
    assertThat(written.resolve("wheels/alpha-1.0-py3-none-any.whl"))
        .hasBinaryContent(alpha.bytes());
  }

  @Test
  void runsCommandsBetweenTheFilesThatAreListedAroundThem() throws IOException {
    TinyProject.in(cli.work().resolve("made"))
        .file("main.py", "print(1)\n")
        .command("make -j2 && rm -rf /tmp/x")
        .command("cat > /etc/motd <<EOF\nhello\nEOF\n")
        .lateFile("late.py", "print(2)\n")
        .setting("workdir: /app")
        .write();

    cli.run("runtime", "dockerize", "./made", "--base", "python:3.11").exits(0);

    Path written = cli.work().resolve("made-docker");
    assertThat(files(written)).contains("files/1/app/main.py", "files/2/app/late.py");
    assertThat(Files.readString(written.resolve("Dockerfile")))
        .contains(
            """
            WORKDIR /app
            COPY files/1/app/main.py /app/
            ARG DEBIAN_FRONTEND=noninteractive
            RUN make -j2 && rm -rf /tmp/x
            RUN ["/bin/sh","-c","cat > /etc/motd <<EOF\\nhello\\nEOF\\n"]
            COPY files/2/app/late.py /app/
            LABEL "org.opencontainers.image.title"="made"
            """);
  }

  @Test
  void needsAFolderForWhatIsInTheStoreNoMore() throws IOException {
    cli.run("runtime", "build", "./demo", "--locked", "--platform=linux/amd64").exits(0);
    Files.move(demo, folder.resolve("forgotten"));
    Path wheels = folder.resolve("forgotten/wheels");
    Files.createDirectories(demo);
    Files.move(wheels, demo.resolve("wheels"));

    cli.run("runtime", "dockerize", "demo", "--base=python:3.11", "-o", "there").exits(0);

    assertThat(cli.work().resolve("there/files/app/main.py")).hasContent("print(1)");
  }

  @Test
  void saysWhichBaseHasNoNameThere() {
    cli.run("runtime", "dockerize", "./demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: a Dockerfile cannot begin with `oci:base`
              caused by: `FROM` takes the name of an image in a registry or in the Docker Engine

            hint: put the base there, and say its name with `--base NAME`
            """);
    assertThat(cli.work().resolve("demo-docker")).doesNotExist();
  }

  @Test
  void replacesItsOwnAnswerOnlyWhenTold() throws IOException {
    Path written = cli.work().resolve("demo-docker");
    String[] command = {"runtime", "dockerize", "./demo", "--base=python:3.11"};
    cli.run(command).exits(0);
    Files.writeString(written.resolve("files/app/old.txt"), "old");
    Files.writeString(written.resolve("notes.txt"), "mine");

    cli.run(command)
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write a Dockerfile to `%s`
              caused by: it has what an earlier `berth runtime dockerize` wrote

            hint: replace that with `--force`
            """
                .formatted(written));
    cli.run("runtime", "dockerize", "./demo", "--base=python:3.12", "--force").exits(0);

    assertThat(files(written))
        .contains("notes.txt", "files/app/main.py")
        .doesNotContain("files/app/old.txt");
    assertThat(Files.readString(written.resolve("Dockerfile"))).contains("FROM python:3.12 ");
  }

  @Test
  void neverReplacesTheFilesOfOthers() throws IOException {
    Files.writeString(demo.resolve("Dockerfile"), "FROM mine\n");

    cli.run("runtime", "dockerize", "./demo", "--base=a", "--output=demo", "--force")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write a Dockerfile to `%s`
              caused by: `Dockerfile` is there, and not of our making

            hint: name another folder with `--output`
            """
                .formatted(demo));
    Files.delete(demo.resolve("Dockerfile"));
    Files.move(demo.resolve("wheels"), demo.resolve("packages"));
    cli.run("runtime", "dockerize", "./demo", "--base=a", "--output=demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write a Dockerfile to `%s`
              caused by: the folder is not empty

            hint: name another folder with `--output`, or put the files among those there with `--force`
            """
                .formatted(demo));
    cli.run("runtime", "dockerize", "./demo", "--base=a", "--output=demo/runtime.yaml")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write a Dockerfile to `%s`
              caused by: it is not a folder

            hint: name another folder with `--output`
            """
                .formatted(demo.resolve("runtime.yaml")));
  }

  @Test
  void leavesNothingBehindWhenAFileIsNotTheLockedOne() throws IOException {
    Files.writeString(demo.resolve("wheels/alpha-1.0-py3-none-any.whl"), "other");

    cli.run("runtime", "dockerize", "./demo", "--base=a").exits(1).printsNothing();

    try (Stream<Path> left = Files.list(cli.work())) {
      assertThat(left).containsExactly(demo);
    }
  }

  @Test
  void cannotWriteALineBreak() throws IOException {
    Path yaml = demo.resolve("runtime.yaml");
    Files.writeString(
        yaml, Files.readString(yaml).replace("vars: {MODE", "vars: {TEXT: \"a\\nb\", MODE"));

    cli.run("runtime", "dockerize", "./demo", "--base=a")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write the variable `TEXT` into a Dockerfile
              caused by: its value has a line break, which no line of a Dockerfile can hold
            """);
  }

  @Test
  void answersInJson() {
    String json =
        cli.run("runtime", "dockerize", "./demo", "--base=python:3.11", "--format=json")
            .exits(0)
            .out();

    assertThat(json)
        .contains("\"base\" : \"python:3.11\"")
        .contains("\"folder\" : \"" + cli.work().resolve("demo-docker") + "\"");
  }
}
