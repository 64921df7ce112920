package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.TinyBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Starwhale's two ways to begin, as far as no Python is needed. */
class QuickstartCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private Path work(String path) {
    return cli.work().resolve(path);
  }

  @Nested
  class Shell {

    @Test
    void writesARuntimeYamlOfEitherMode() throws IOException {
      cli.run("runtime", "quickstart", "shell", "one", "--disable-create-env")
          .exits(0)
          .prints("one/runtime.yaml\n")
          .complains("next: list what your program needs, then `berth runtime check`\n");
      cli.run("rt", "qs", "shell", "two", "-dce", "-n", "demo", "-p", "conda", "--python", "3.9")
          .exits(0);

      assertThat(work("one/runtime.yaml")).content().contains("\nname: one\n\nenvironment:\n");
      assertThat(work("two/runtime.yaml"))
          .content()
          .contains("\nname: demo\nmode: conda\n\nenvironment:\n")
          .contains("python: \"3.9\"");
      cli.run("runtime", "check", "one").exits(0);
      cli.run("runtime", "check", "two").exits(0);
    }

    @Test
    void replacesNothingUnasked() throws IOException {
      Files.writeString(work("runtime.yaml"), "name: mine\n");

      cli.run("runtime", "quickstart", "shell", "--disable-create-env")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is a `runtime.yaml` in `%s` already

              hint: replace it with `--force`
              """
                  .formatted(cli.work()));
      assertThat(work("runtime.yaml")).hasContent("name: mine");

      cli.run("runtime", "quickstart", "shell", "--disable-create-env", "-f").exits(0);
      assertThat(work("runtime.yaml")).content().contains("name: work");
    }

    @Test
    void makesNoEnvironmentOfCondaYet() {
      cli.run("runtime", "quickstart", "shell", "demo", "--python-env", "conda")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot make an environment of conda
                caused by: `mode: conda` is not supported yet

              hint: write the runtime.yaml alone with `--disable-create-env`
              """);
      assertThat(work("demo")).doesNotExist();
    }

    @Test
    void asksForWhatIsNotGiven() {
      cli.answering("demo\nConda\n")
          .run("runtime", "quickstart", "shell", "one", "-i", "-dce")
          .exits(0)
          .prints("one/runtime.yaml\n")
          .complains(
              "Name of the runtime? [one] What manages the environment, venv or conda? [venv] "
                  + "next: list what your program needs, then `berth runtime check`\n");
      cli.answering("\n").run("runtime", "quickstart", "shell", "two", "-i", "-dce").exits(0);

      assertThat(work("one/runtime.yaml")).content().contains("\nname: demo\nmode: conda\n");
      assertThat(work("two/runtime.yaml")).content().contains("\nname: two\n\nenvironment:\n");
    }

    @Test
    void asksNobodyWhereThereIsNobody() {
      cli.run("runtime", "quickstart", "shell", "demo", "--interactive")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `--interactive` asks questions, and there is no terminal to ask at

              hint: give the answers as options
              """);
    }

    @Test
    void refusesWhatInitRefuses() {
      cli.run("runtime", "quickstart", "shell", "-n", "1st")
          .exits(2)
          .complains(
              """
              error: the name cannot be `1st`: expected 1 to 80 letters, digits, `_`, `.` or `-`, the first a letter or `_`

              hint: see `berth runtime quickstart shell --help`
              """);
      cli.run("runtime", "quickstart", "shell", "-p", "poetry")
          .exits(2)
          .complains(
              """
              error: `--python-env` cannot be `poetry`: expected `venv` or `conda`

              hint: see `berth runtime quickstart shell --help`
              """);
      assertThat(work("runtime.yaml")).doesNotExist();
    }
  }

  @Nested
  class Uri {

    @BeforeEach
    void build() throws IOException {
      TinyBase.publish(folder.resolve("origin"), work("base"));
      Files.createDirectories(work("demo"));
      Files.writeString(work("demo/main.py"), "print('hello')\n");
      Files.writeString(
          work("demo/runtime.yaml"),
          """
          # Mine
          name: demo   # and so is this
          environment:
            docker: {image: "oci:%s"}
          dependencies:
            - files: [{src: main.py, dest: main.py}]
          """
              .formatted(work("base")));
      cli.run("runtime", "build", "demo", "--platform=linux/amd64", "--quiet").exits(0);
    }

    @Test
    void makesTheFolderOfAVersionAgain() {
      cli.run("runtime", "quickstart", "uri", "demo/version/v0", "again", "--disable-restore")
          .exits(0)
          .prints("again/runtime.yaml\n")
          .complains("next: berth runtime build again/runtime.yaml\n");

      for (String file : new String[] {"runtime.yaml", "runtime.lock", "main.py"}) {
        assertThat(work("again").resolve(file)).hasSameBinaryContentAs(work("demo").resolve(file));
      }
    }

    @Test
    void givesItAnotherNameAndChangesNothingElse() throws IOException {
      cli.run("runtime", "quickstart", "uri", "demo", "-n", "true", "-dr")
          .exits(0)
          .prints("true/runtime.yaml\n");

      assertThat(work("true/runtime.yaml"))
          .hasContent(
              Files.readString(work("demo/runtime.yaml"))
                  .replace("name: demo ", "name: \"true\" "));
      cli.run("runtime", "lock", "true", "--check").exits(0);
    }

    @Test
    void mixesWithNothingUnasked() throws IOException {
      Files.createDirectories(work("there"));
      Files.writeString(work("there/mine.txt"), "mine");

      assertThat(
              cli.run("runtime", "quickstart", "uri", "demo", "there", "-dr")
                  .exits(1)
                  .printsNothing()
                  .err())
          .startsWith("error: ");
      assertThat(work("there")).isDirectoryNotContaining("glob:**runtime.yaml");

      cli.run("runtime", "quickstart", "uri", "demo", "there", "-dr", "-f").exits(0);
      assertThat(work("there/mine.txt")).hasContent("mine");
    }

    @Test
    void knowsOnlyWhatIsThere() {
      cli.run("runtime", "quickstart", "uri", "other", "-dr")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is no runtime `other` in the store
                caused by: there are: `demo`
              """);
      assertThat(work("other")).doesNotExist();
    }
  }
}
