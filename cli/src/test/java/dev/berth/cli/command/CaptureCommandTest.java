package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.core.python.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written and said of an environment that can be captured. */
class CaptureCommandTest {

  private static final String TAIL =
      """
        # Files and folders; a relative destination is below the working directory
        # - files:
        #     - src: main.py
        #       dest: main.py
      """;

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
    here.fillWithWheels();
  }

  @Test
  void writesRuntimeYamlLockAndWheels() throws IOException {
    here.run("runtime", "init", "out", "--from", "venv:venv", "--name", "demo")
        .exits(0)
        .prints(
            """
            out/runtime.yaml
            out/runtime.lock
            out/wheels/mine-1-py3-none-any.whl
            out/wheels/other-2-py3-none-any.whl
            """)
        .complains(
            """
            Finding the base for linux/amd64
            Captured demo from the virtual environment `venv`: Python 3.11.7, 2 packages, 2 of them top-level
              left out  pip 23.2.1, setuptools 65.5.0 (nothing needs them; `--from-index NAME` takes one)
            next: `berth runtime build out`
            """);

    assertThat(here.work("out/runtime.yaml"))
        .hasContent(
            CaptureFolder.HEAD
                + """
                name: demo

                environment:
                  python: "3.11"
                  docker:
                    image: oci:../base
                  # command: [python, main.py]

                dependencies:
                  # Wheels that are on no index
                  - wheels:
                      - wheels/mine-1-py3-none-any.whl
                      - wheels/other-2-py3-none-any.whl
                """
                + TAIL);
    here.cli().run("runtime", "lock", "out", "--check").exits(0);
    here.cli()
        .run("runtime", "build", "out", "--frozen", "--quiet", "--platform=linux/amd64")
        .exits(0)
        .complainsNothing();
  }

  @Test
  void writesTheSameTwice() throws IOException {
    here.run("runtime", "init", "one", "--from", "venv:venv").exits(0);
    here.run("runtime", "init", "two", "--from", "venv:venv").exits(0);

    assertThat(here.work("one/runtime.yaml")).hasSameBinaryContentAs(here.work("two/runtime.yaml"));
    assertThat(here.work("one/runtime.lock")).hasSameBinaryContentAs(here.work("two/runtime.lock"));
  }

  @Test
  void namesTheRuntimeAfterTheProjectOfAVenvThatIsCalledLikeAllOthers() throws IOException {
    Files.createDirectories(here.work("My Project"));
    Files.move(here.work("venv"), here.work("My Project/.venv"));
    // A script has its answer, and with it its own place, written down.
    TestEnvironment.venv(here.work("My Project/.venv"));

    here.run("runtime", "init", "out", "--from", "venv:My Project/.venv").exits(0);

    assertThat(here.work("out/runtime.yaml")).content().contains("\nname: my-project\n");
  }

  @Test
  void writesAndBuildsAtOnce() throws IOException {
    CliResult built = here.run("runtime", "build", "--venv", "venv", "--to", "oci:image").exits(0);

    assertThat(built.out()).matches("sha256:[0-9a-f]{64}\n");
    assertThat(built.err())
        .contains(
            "Wrote work/runtime.yaml, work/runtime.lock,"
                + " work/wheels/mine-1-py3-none-any.whl,"
                + " work/wheels/other-2-py3-none-any.whl\n")
        .contains("Built work@");
    // The same environment again is the same runtime, so that nothing has to be replaced.
    assertThat(here.run("runtime", "build", "--venv", "venv").exits(0).prints(built.out()).err())
        .contains("layers   0 new")
        .contains("next: berth runtime build work --to docker-daemon:");
  }

  @Test
  void writesUnderTheNameOfTheRuntimeAndWhereTheUserSays() {
    here.run("runtime", "build", "--venv", "venv", "--name", "demo", "--quiet").exits(0);
    assertThat(here.work("demo/runtime.yaml")).content().contains("\nname: demo\n");

    here.run("runtime", "build", "--venv", "venv", "--output", "a/b", "--quiet").exits(0);
    assertThat(here.work("a/b/runtime.yaml")).content().contains("\nname: work\n");
  }

  @Test
  void tellsPrograms() {
    assertThat(
            here.run("runtime", "init", "out", "--from", "venv:venv", "--format=json")
                .exits(0)
                .out())
        .isEqualTo(
            """
            {
              "name" : "work",
              "files" : [ "%1$s/out/runtime.yaml", "%1$s/out/runtime.lock", "%1$s/out/wheels/mine-1-py3-none-any.whl", "%1$s/out/wheels/other-2-py3-none-any.whl" ],
              "locked" : true,
              "python" : "3.11.7",
              "packages" : [ {
                "name" : "mine",
                "version" : "1",
                "topLevel" : true,
                "wheel" : "%1$s/mine-1-py3-none-any.whl"
              }, {
                "name" : "other",
                "version" : "2",
                "topLevel" : true,
                "wheel" : "%1$s/other-2-py3-none-any.whl"
              } ],
              "conda" : [ ],
              "leftOut" : [ {
                "name" : "pip",
                "version" : "23.2.1",
                "reason" : "tool"
              }, {
                "name" : "setuptools",
                "version" : "65.5.0",
                "reason" : "tool"
              } ],
              "warnings" : [ ]
            }
            """
                .formatted(here.work()));
    assertThat(here.run("runtime", "build", "--venv", "venv", "--format=json").exits(0).out())
        .contains("\"captured\" : {");
  }

  @Test
  void saysWhatIsOddAboutTheEnvironment() throws IOException {
    here.venv().danglingInterpreter();
    Files.writeString(here.work("venv/lib/python3.11/site-packages/by_hand.py"), "");

    assertThat(here.run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
        .startsWith(
            """
            warning: the Python of the virtual environment `venv` cannot be asked; what is in it was read from its files
              caused by: `%1$s/venv/bin/python` is a link to `/nonexistent/python3.11`, which is not there
            warning: what belongs to no package is not captured: `by_hand.py`
              caused by: in `%1$s/venv/lib/python3.11/site-packages`

            hint: list what the program needs under `files:` in runtime.yaml
            """
                .formatted(here.work()));
  }

  @Test
  void doesNotTakeAPythonThatTookThePlaceOfAnother() {
    here.venv().interpreter("3.13.0", "cpython");

    assertThat(here.run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
        .startsWith(
            """
            warning: the Python of the virtual environment `venv` cannot be asked; what is in it was read from its files
              caused by: `%1$s/venv/bin/python` is Python 3.13.0 now; the environment was made with 3.11.7
            """
                .formatted(here.work()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exit 3 | ended with 3",
        "echo 'no module json' >&2; exit 1 | ended with 1: no module json",
        "echo hello | did not say what it is",
      })
  void readsFilesWhenThePythonDoesNotAnswer(String script, String fault) {
    here.venv().script(script + "\n");

    assertThat(here.run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
        .contains("  caused by: `" + here.work("venv/bin/python") + "` " + fault + "\n");
  }

  @Test
  void takesConflictsWhenTheUserDoes() {
    here.venv().asked("mine", "1", "other>2");

    assertThat(
            here.run("runtime", "init", "out", "--from", "venv:venv", "--allow-conflicts")
                .exits(0)
                .err())
        .startsWith(
            """
            warning: the packages of the virtual environment `venv` do not fit together
              caused by: `mine` 1 requires `other>2`, 2 is installed
            """);
  }

  @Test
  void namesWhatWasSkipped() {
    assertThat(
            here.cli()
                .run(
                    "runtime",
                    "init",
                    "out",
                    "--from",
                    "venv:venv",
                    "--skip",
                    "other",
                    "--platform=linux/amd64",
                    "--base=oci:base",
                    "--wheel=mine-1-py3-none-any.whl")
                .exits(0)
                .err())
        .contains("  skipped   other 2\n");
    assertThat(here.work("out/runtime.yaml")).content().contains("  # Left out: other 2\n");
  }
}
