package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void writesAFileThatPassesTheCheck() {
    cli.run("runtime", "init", "--name", "demo", "--python", "3.12")
        .exits(0)
        .prints("runtime.yaml\n")
        .complains("next: list what your program needs, then `berth runtime check`\n");

    cli.run("runtime", "check")
        .exits(0)
        .prints("ok: `runtime.yaml` describes the runtime `demo` with Python 3.12: 1 dependency\n")
        .complainsNothing();
  }

  @ParameterizedTest
  @CsvSource({"iris, iris", "My Project!, my-project-", "2nd.try, nd.try", "123, runtime"})
  void namesTheRuntimeAfterTheFolder(String name, String runtime) throws IOException {
    cli.run("runtime", "init", "sub/" + name).exits(0).prints("sub/" + name + "/runtime.yaml\n");

    assertThat(Files.readString(cli.work().resolve("sub/" + name + "/runtime.yaml")))
        .contains("\nname: " + runtime + "\n");
  }

  @Test
  void neverReplacesAFileUnasked() throws IOException {
    Path file = cli.work().resolve("runtime.yaml");
    Files.writeString(file, "name: mine\n");

    cli.run("runtime", "init")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: there is a `runtime.yaml` in `%s` already

            hint: replace it with `--force`
            """
                .formatted(cli.work()));

    assertThat(file).hasContent("name: mine");
  }

  @Test
  void replacesAFileWhenAsked() throws IOException {
    Path file = cli.work().resolve("runtime.yaml");
    Files.writeString(file, "name: mine\n");

    cli.run("runtime", "init", "--force", "--name", "other").exits(0);

    assertThat(file).content().contains("name: other");
  }

  @Test
  void refusesANameThatTheCheckWouldRefuse() {
    cli.run("runtime", "init", "--name", "1st")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: the name cannot be `1st`: expected 1 to 80 letters, digits, `_`, `.` or `-`, the first a letter or `_`

            hint: see `berth runtime init --help`
            """);

    assertThat(cli.work().resolve("runtime.yaml")).doesNotExist();
  }

  @Test
  void refusesAPythonThatTheCheckWouldRefuse() {
    cli.run("runtime", "init", "--python", "2.7")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `--python` cannot be `2.7`: expected `3.7`, `3.8`, `3.9`, `3.10`, `3.11`, `3.12`, `3.13` or `3.14`

            hint: see `berth runtime init --help`
            """);
  }

  @Test
  void refusesAFileInPlaceOfTheFolder() throws IOException {
    Files.writeString(cli.work().resolve("a.txt"), "");

    cli.run("runtime", "init", "a.txt")
        .exits(2)
        .complains(
            """
            error: `a.txt` is a file, not a folder

            hint: see `berth runtime init --help`
            """);
  }
}
