package dev.berth.cli.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.FakePython;
import dev.berth.core.docker.FakeDockerEngine;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

  @TempDir private Path folder;
  private Path bin;
  private FakeDockerEngine engine;
  private Cli cli;

  @BeforeEach
  void makeComputer() throws IOException {
    bin = Files.createDirectories(folder.resolve("bin"));
    engine = new FakeDockerEngine("1.51");
    cli = new Cli(folder).with("PATH", bin.toString()).with("DOCKER_HOST", engine.host());
  }

  @AfterEach
  void stopEngine() {
    engine.close();
  }

  /** What is said of one subject: the state, the text, and what to do in lines of its own. */
  private List<String> said(String subject) {
    CliResult result = cli.run("doctor").exits(0).complainsNothing();
    return of(subject, result);
  }

  private static List<String> of(String subject, CliResult result) {
    List<String> lines = new java.util.ArrayList<>();
    boolean wanted = false;
    for (String line : result.out().lines().toList()) {
      boolean remedy = line.startsWith(" ");
      wanted = remedy ? wanted : line.matches("\\w+ +" + subject + "   .*");
      if (wanted) {
        lines.add(remedy ? line.strip() : line.replaceFirst(" {2,}\\S+ {2,}", " "));
      }
    }
    return lines;
  }

  @Test
  void saysOneLineOfEachInTheOrderOfNeed() {
    assertThat(cli.run("doctor").exits(0).out().lines())
        .filteredOn(line -> !line.startsWith(" "))
        .map(line -> line.split(" +")[1])
        .containsSubsequence(
            "berth",
            "java",
            "store",
            "sharing",
            "docker",
            "images",
            "gpu",
            "python",
            "uv",
            "pip",
            "registries",
            "shell");
  }

  @Test
  void changesNothing() {
    cli.run("doctor").exits(0);

    assertThat(cli.store()).doesNotExist();
    assertThat(cli.work()).isEmptyDirectory();
  }

  @Test
  void tellsProgramsTheSame() {
    CliResult result = cli.run("doctor", "--format", "json").exits(0).complainsNothing();

    JsonObject answer = Json.readObject(result.out().getBytes(UTF_8));
    assertThat(answer.flag("works")).isTrue();
    JsonObject docker =
        answer.objects("findings").stream()
            .filter(finding -> finding.requiredText("subject").equals("docker"))
            .findFirst()
            .orElseThrow();
    assertThat(docker.requiredText("state")).isEqualTo("ok");
    assertThat(docker.requiredObject("facts").properties())
        .containsEntry("engine", "docker")
        .containsEntry("version", "27.1.2")
        .containsEntry("apiVersion", "1.51")
        .containsEntry("host", engine.host())
        .containsEntry("source", "DOCKER_HOST")
        .containsEntry("platform", "linux/x86_64");
  }

  @Nested
  class Store {

    @Test
    void isVital() throws IOException {
      Path file = Files.writeString(folder.resolve("file"), "");
      cli.with("BERTH_HOME", file.resolve("store").toString());

      CliResult result =
          cli.run("doctor")
              .exits(1)
              .complains(
                  """
                  error: Berth cannot work on this computer as it is
                    caused by: `%s` is not a folder

                  hint: set `BERTH_HOME` to a folder that you may write to
                  """
                      .formatted(file));

      assertThat(of("store", result))
          .containsExactly(
              "problem `" + file + "` is not a folder",
              "→ set `BERTH_HOME` to a folder that you may write to");
      assertThat(
              Json.readObject(cli.run("doctor", "--format", "json").exits(1).out().getBytes(UTF_8))
                  .flag("works"))
          .isFalse();
    }

    @Test
    void mayNotBeThereYet() {
      assertThat(said("store"))
          .singleElement()
          .asString()
          .matches("(ok|note) `" + cli.store() + "`, made when it is needed, [0-9.]+ GB free");
    }

    @Test
    void sharesFilesWithTheFolderOfTheUser() {
      assertThat(said("sharing").get(0))
          .startsWith("ok environments in `" + cli.work() + "` share the store's ");
    }
  }

  @Nested
  class Engine {

    @Test
    void isNamedWithItsVersionAndHowItWasFound() {
      assertThat(said("docker"))
          .containsExactly("ok Docker 27.1.2, API 1.51, at `" + engine.host() + "` (DOCKER_HOST)");
      assertThat(said("images")).containsExactly("ok overlay2 in `/var/lib/docker`");
    }

    @Test
    void doesNotAnswerWhereItShould() {
      Path socket = folder.resolve("none.sock");
      cli.with("DOCKER_HOST", "unix://" + socket);

      assertThat(said("docker"))
          .containsExactly(
              "problem cannot reach the Docker Engine at `unix://"
                  + socket
                  + "` (DOCKER_HOST): there is no socket `"
                  + socket
                  + "`",
              "→ start the Engine there, or correct `DOCKER_HOST`");
      assertThat(said("gpu")).isEmpty();
    }

    @Test
    void isOfAContextThatIsGone() {
      cli.with("DOCKER_HOST", "").with("DOCKER_CONTEXT", "remote");

      assertThat(said("docker"))
          .containsExactly(
              "problem there is no Docker context `remote`: `DOCKER_CONTEXT` says to use it",
              "→ choose one of those that there are: default");
    }

    @Test
    void givesGpusByItsRuntime() {
      engine.withRuntime("nvidia");

      assertThat(said("gpu")).containsExactly("ok containers get GPUs by the runtime `nvidia`");
    }

    @Test
    void givesGpusByCdi() {
      engine.withDevice("nvidia.com/gpu=all");

      assertThat(said("gpu")).containsExactly("ok containers get GPUs by CDI (nvidia.com/gpu=all)");
    }
  }

  @Nested
  class Python {

    @Test
    void isNamedWithItsVersion() throws IOException {
      FakePython.write(bin.resolve("python3.77"), "3.77.5");

      assertThat(said("python").get(0)).startsWith("ok 3.77.5");
    }

    @Test
    void mayBeBroken() throws IOException {
      FakePython.script(bin.resolve("python3.77"), "echo 'no module named encodings' >&2; exit 1");

      assertThat(said("python"))
          .contains(
              "note `"
                  + bin.resolve("python3.77")
                  + "` is broken: it ended with 1: no module named encodings",
              "→ install it again, or remove it");
    }
  }

  @Nested
  class Uv {

    @Test
    void isNamedWithItsVersion() throws IOException {
      FakePython.script(bin.resolve("uv"), "echo 'uv 0.99.1 (abc 2026-01-01)'");

      assertThat(said("uv")).containsExactly("ok 0.99.1 at `" + bin.resolve("uv") + "`");
      assertThat(said("pip"))
          .containsExactly(
              "ok none on the PATH that is new enough (23.0), and none is needed" + " beside uv");
    }

    @Test
    void mayBeTooOld() throws IOException {
      FakePython.script(bin.resolve("uv"), "echo 'uv 0.4.1'");

      assertThat(said("uv"))
          .containsExactly(
              "note `" + bin.resolve("uv") + "` is uv 0.4.1; needed is 0.8.0",
              "→ `uv self update`, or update it as it was installed");
    }

    @Test
    void mayBeFetched() {
      assertThat(said("uv").get(0)).startsWith("ok not on the PATH; ").endsWith("when needed");
    }

    @Test
    void pipIsNamedWithItsVersion() throws IOException {
      FakePython.script(
          bin.resolve("python3"),
          "echo '{\"python\": \"3.11\", \"pip\": \"24.0\", \"system\": \"linux\", \"machine\":"
              + " \"x86_64\", \"implementation\": \"cpython\"}'");

      assertThat(said("pip")).containsExactly("ok 24.0 at `" + bin.resolve("python3") + "`");
    }
  }

  @Nested
  class Registries {

    private void config(String json) throws IOException {
      Path docker = Files.createDirectories(folder.resolve("home/.docker"));
      Files.writeString(docker.resolve("config.json"), json);
    }

    private Path file() {
      return folder.resolve("home/.docker/config.json");
    }

    @Test
    void areNamedWithoutTheirPasswords() throws IOException {
      FakePython.script(bin.resolve("docker-credential-secretservice"), "exit 1");
      config(
          """
          {"auths": {"ghcr.io": {"auth": "bWU6c2VjcmV0"}, "quay.io": {}},
           "credHelpers": {"gcr.io": "gcloud", "eu.gcr.io": "gcloud"},
           "credsStore": "secretservice"}
          """);

      assertThat(said("registries"))
          .containsExactly(
              "ok passwords for ghcr.io in the file itself; `docker-credential-gcloud` for"
                  + " eu.gcr.io, gcr.io; `docker-credential-secretservice` for all others",
              "problem `docker-credential-gcloud`, which keeps the passwords for eu.gcr.io, gcr.io,"
                  + " is not on the PATH",
              "→ install it, or remove it from `" + file() + "` and run `docker login` again");
      assertThat(cli.run("doctor", "--format", "json").out())
          .doesNotContain("secret\"")
          .doesNotContain("bWU6");
    }

    @Test
    void mayBeNone() {
      assertThat(said("registries")).containsExactly("ok no logins in `" + file() + "`");
    }

    @Test
    void mayBeDamaged() throws IOException {
      config("{\"auths\": [\"bWU6c2VjcmV0\"]}");

      assertThat(said("registries"))
          .containsExactly(
              "problem cannot read `" + file() + "`: `auths` is not an object",
              "→ correct the file");
    }
  }

  @Nested
  class Shell {

    @Test
    void mayLackOurFunction() {
      cli.with("SHELL", "/bin/bash");

      assertThat(said("shell"))
          .containsExactly(
              "note bash; no startup file loads the function of Berth, so that `activate` starts a"
                  + " new shell",
              "→ add `eval \"$(berth shell-init bash)\"` to `~/.bashrc`");
    }

    @Test
    void mayHaveIt() throws IOException {
      Path file = Files.createDirectories(folder.resolve("zsh")).resolve(".zshrc");
      Files.writeString(file, "# berth\n  eval \"$(berth shell-init zsh)\"\n");
      cli.with("SHELL", "/usr/bin/zsh").with("ZDOTDIR", file.getParent().toString());

      assertThat(said("shell"))
          .containsExactly("ok zsh; `" + file + "` loads the function of Berth");
    }

    @Test
    void isNotTakenFromAComment() throws IOException {
      Path file = Files.createDirectories(folder.resolve("home/.config/fish/conf.d"));
      Files.writeString(file.resolve("berth.fish"), "# berth shell-init fish | source\n");
      cli.with("SHELL", "fish");

      assertThat(said("shell").get(0)).startsWith("note fish;");
    }

    @Test
    void mayBeOneWithoutFunctionsOfOurs() {
      cli.with("SHELL", "/bin/dash");

      assertThat(said("shell"))
          .containsExactly("ok `/bin/dash`; `berth runtime activate` starts a new one");
    }
  }
}
