package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyBase;
import dev.berth.core.python.TestEnvironment;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures environments that no Python has made, up to where an index would have to be asked. */
class CaptureCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() throws IOException {
    folder = folder.toRealPath();
    cli = new Cli(folder);
  }

  private Path work(String path) {
    return cli.work().resolve(path);
  }

  private TestEnvironment venv() {
    return TestEnvironment.venv(work("venv"));
  }

  private CliResult capture(String... more) {
    return from("venv:venv", more);
  }

  private CliResult from(String source, String... more) {
    List<String> arguments = new ArrayList<>(List.of("runtime", "init", "out", "--from", source));
    arguments.addAll(List.of(more));
    return cli.run(arguments.toArray(String[]::new));
  }

  private void refuses(CliResult result, String complaint) {
    result.exits(1).printsNothing().complains(complaint);
    assertThat(work("out")).doesNotExist();
  }

  @Nested
  class Found {

    @Test
    void notWhereThereIsNothing() {
      refuses(
          capture(),
          """
          error: there is no environment in `venv`
            caused by: there is no such folder
          """);
    }

    @Test
    void notBehindALinkToNothing() throws IOException {
      Files.createSymbolicLink(work("venv"), folder.resolve("gone"));

      refuses(
          capture(),
          """
          error: there is no environment in `venv`
            caused by: it is a link to `%s`, which is not there
          """
              .formatted(folder.resolve("gone")));
    }

    @Test
    void notInAFile() throws IOException {
      Files.writeString(work("venv"), "");

      refuses(
          capture(),
          """
          error: there is no environment in `venv`
            caused by: it is a file, not a folder
          """);
    }

    @Test
    void notInAnEmptyFolder() throws IOException {
      Files.createDirectories(work("venv"));

      refuses(
          capture(),
          """
          error: there is no environment in `venv`
            caused by: the folder is empty
          """);
    }

    @Test
    void notInTheFolderAbove() {
      TestEnvironment.venv(work("project/.venv"));

      refuses(
          from("venv:project"),
          """
          error: there is no environment in `project`
            caused by: it has no `pyvenv.cfg`

          hint: did you mean `project/.venv`?
          """);
    }

    @Test
    void notWhereTheOtherKindIs() {
      venv();
      TestEnvironment.conda(work("conda"));

      refuses(
          from("venv:conda"),
          """
          error: `conda` is no virtual environment, but one of conda

          hint: say `conda-prefix` in the place of `venv`
          """);
      refuses(
          from("conda-prefix:venv"),
          """
          error: `venv` is no conda environment, but a virtual one

          hint: say `venv` in the place of `conda-prefix`
          """);
    }

    @Test
    void notWhenNoneIsActive() {
      refuses(
          from("shell"),
          """
          error: no environment is active in this shell
            caused by: neither `VIRTUAL_ENV` nor `CONDA_PREFIX` is set

          hint: activate one, or name it: `venv` and its folder, `conda` and its name
          """);
    }

    @Test
    void notWhenItCannotBeToldWhichOfTwoIsActive() {
      cli.with("VIRTUAL_ENV", venv().prefix().toString())
          .with("CONDA_PREFIX", TestEnvironment.conda(work("conda")).prefix().toString())
          .with("PATH", "/usr/bin:/bin");

      refuses(
          from("shell"),
          """
          error: cannot tell which environment is active in this shell
            caused by: `VIRTUAL_ENV` is `%1$s/venv`, `CONDA_PREFIX` is `%1$s/conda`
            caused by: `PATH` has the programs of neither

          hint: name the one that is meant: `venv` or `conda-prefix` and its folder
          """
              .formatted(cli.work()));
    }

    @ParameterizedTest
    @CsvSource({"venv, conda, the virtual environment", "conda, venv, the conda environment"})
    void asTheOneWhoseProgramsComeFirst(String first, String second, String kind) {
      venv().by("odd", "1");
      TestEnvironment.conda(work("conda")).by("odd", "1");
      cli.with("VIRTUAL_ENV", work("venv").toString())
          .with("CONDA_PREFIX", work("conda").toString())
          .with("PATH", "/bin:" + work(first) + "/bin:" + work(second) + "/bin");

      assertThat(from("shell", "--skip", "nothing").exits(1).err())
          .contains("  caused by: " + kind + " `" + work(first) + "` does not have it\n");
    }

    @Test
    void notByANameThatCondaDoesNotKnow() {
      refuses(
          from("conda:nothing"),
          """
          error: there is no conda environment `nothing`
            caused by: looked in `~/.conda/environments.txt`, where conda usually is

          hint: name its folder: `conda-prefix` and the path that `conda info --envs` shows
          """);
    }

    @Test
    void byTheNameThatItHasInCondasList() throws IOException {
      TestEnvironment.conda(folder.resolve("home/envs/one"));
      TestEnvironment.conda(folder.resolve("elsewhere/two"));
      Files.createDirectories(folder.resolve("home/.conda"));
      Files.writeString(
          folder.resolve("home/.conda/environments.txt"),
          folder.resolve("home/envs/one") + "\n" + folder.resolve("elsewhere/two") + "\n/gone\n");

      refuses(
          from("conda:three"),
          """
          error: there is no conda environment `three`
            caused by: looked in `~/.conda/environments.txt`, where conda usually is
            caused by: found are `one`, `two`

          hint: name its folder: `conda-prefix` and the path that `conda info --envs` shows
          """);
      refuses(
          from("conda:two"),
          """
          error: cannot capture the conda environment `two`
            caused by: no packages are installed in it

          hint: write a first runtime.yaml with `berth runtime init`
          """);
    }

    @Test
    void notByANameThatTwoHave() throws IOException {
      TestEnvironment.conda(folder.resolve("home/miniforge3/envs/same"));
      TestEnvironment.conda(folder.resolve("home/anaconda3/envs/same"));

      refuses(
          from("conda:same"),
          """
          error: there are several conda environments `same`
            caused by: `%1$s/home/miniforge3/envs/same`, `%1$s/home/anaconda3/envs/same`

          hint: name the folder of one with `conda-prefix`
          """
              .formatted(folder));
    }

    @Test
    void byAskingConda() throws IOException {
      TestEnvironment asked = TestEnvironment.conda(folder.resolve("far/away/known"));
      Path conda = asked.prefix().resolve("bin/conda");
      Files.writeString(conda, "#!/bin/sh\necho '{\"envs\": [\"" + asked.prefix() + "\"]}'\n");
      assertThat(conda.toFile().setExecutable(true)).isTrue();
      cli.with("PATH", conda.getParent() + ":/usr/bin:/bin");

      assertThat(from("conda:known").exits(1).err())
          .startsWith("error: cannot capture the conda environment `known`\n");
    }
  }

  @Nested
  class Understood {

    @Test
    void notWithAnOldPython() throws IOException {
      venv();
      Files.writeString(work("venv/pyvenv.cfg"), "version_info = 2.7.18.final.0\n");

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is 2.7.18; supported are 3.7 to 3.14
          """);
    }

    @Test
    void notWithAPythonThatNoBaseHas() throws IOException {
      venv().interpreter("3.14.1", "cpython");
      Files.writeString(work("venv/pyvenv.cfg"), "home = /usr/bin\n");

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is 3.14, which none of the bases has
            caused by: `debian:11` has 3.9, `debian:12` has 3.11, `debian:13` has 3.13, `ubuntu:20.04` has 3.8, `ubuntu:22.04` has 3.10, `ubuntu:24.04` has 3.12

          hint: name an image that has Python 3.14 with `--base IMAGE`
          """);
    }

    @Test
    void notWithAnotherImplementation() {
      venv().interpreter("3.11.7", "pypy");

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is pypy; images have the usual CPython
          """);
    }

    @Test
    void notWhenNeitherPythonNorFilesTell() throws IOException {
      venv().danglingInterpreter();
      Files.writeString(work("venv/pyvenv.cfg"), "home = /usr/bin\n");
      Files.createDirectories(work("venv/lib/python3.12"));

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: `%s/venv/bin/python` is a link to `/nonexistent/python3.11`, which is not there
            caused by: its files do not tell the version of its Python
          """
              .formatted(cli.work()));
    }

    @Test
    void notWhenItIsEmpty() {
      venv();

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: no packages are installed in it

          hint: write a first runtime.yaml with `berth runtime init`
          """);
    }

    @Test
    void notWhenItHasItsToolsOnly() {
      venv().asked("pip", "23.2.1").asked("setuptools", "65.5.0");

      refuses(
          capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: nothing is left of it without `pip`, `setuptools`

          hint: write a first runtime.yaml with `berth runtime init`
          """);
    }

    @Test
    void notWhenCondasRecordIsDamaged() throws IOException {
      TestEnvironment.conda(work("conda"));
      Files.writeString(work("conda/conda-meta/zlib-1.json"), "{\"name\": \"zlib\"}");

      refuses(
          from("conda-prefix:conda"),
          """
          error: cannot capture the conda environment `conda`
            caused by: `%s/conda/conda-meta/zlib-1.json` cannot be read: it has no `version`
          """
              .formatted(cli.work()));
    }
  }

  @Nested
  class LeftToTheUser {

    @Test
    void isEveryPackageThatTellsNotEnough() throws IOException {
      Files.writeString(work("there-1-py3-none-any.whl"), "");
      venv()
          .asked("fine", "1")
          .asked("edited", "0.1")
          .from(
              "edited",
              "0.1",
              "{\"url\": \"file:///home/jane/my%20app\", \"dir_info\": {\"editable\": true}}")
          .asked("foldered", "0.2")
          .from("foldered", "0.2", "{\"url\": \"file:///src/app\", \"dir_info\": {}}")
          .asked("cloned", "0.3")
          .from(
              "cloned",
              "0.3",
              "{\"url\": \"https://jane:s3cret@git.example/app\", \"vcs_info\": {\"vcs\": \"git\","
                  + " \"commit_id\": \"0a1b2c\"}}")
          .asked("there", "1")
          .from(
              "there",
              "1",
              "{\"url\": \""
                  + work("there-1-py3-none-any.whl").toUri()
                  + "\","
                  + " \"archive_info\": {}}")
          .asked("gone", "1")
          .from("gone", "1", "{\"url\": \"file:///gone-1-py3-none-any.whl\", \"archive_info\": {}}")
          .asked("sourced", "1")
          .from("sourced", "1", "{\"url\": \"https://a.example/s-1.tar.gz\", \"archive_info\": {}}")
          .asked("dated", "2004d")
          .by("from-nowhere", "1")
          .by("from-nowhere-too", "2")
          .by("from-debian", "3")
          .file("from-debian", "3", "INSTALLER", "debian");

      refuses(
          capture(),
          """
          error: cannot capture `cloned` 0.3
            caused by: it was installed from the repository `https://git.example/app` at `0a1b2c`

          hint: build a wheel with `pip wheel --no-deps git+https://git.example/app@0a1b2c` and pass it with `--wheel FILE`, or leave it out with `--skip cloned`

          error: cannot capture `dated` 2004d
            caused by: its version is none of PEP 440, so that no index can be asked for it

          hint: leave it out with `--skip dated`

          error: cannot capture `edited` 0.1
            caused by: it was installed from the folder `/home/jane/my app`, whose files it imports (editable)

          hint: build a wheel with `pip wheel --no-deps '/home/jane/my app'` and pass it with `--wheel FILE`, or leave it out with `--skip edited`

          error: cannot capture `foldered` 0.2
            caused by: it was installed from the folder `/src/app`

          hint: build a wheel with `pip wheel --no-deps /src/app` and pass it with `--wheel FILE`, or leave it out with `--skip foldered`

          error: cannot capture `gone` 1
            caused by: it was installed from the file `/gone-1-py3-none-any.whl`, which is not there any more

          hint: pass another wheel of it with `--wheel FILE`, take it from the index with `--from-index gone`, or leave it out with `--skip gone`

          error: cannot capture `sourced` 1
            caused by: it was installed from the archive `https://a.example/s-1.tar.gz`

          hint: build a wheel with `pip wheel --no-deps https://a.example/s-1.tar.gz` and pass it with `--wheel FILE`, or leave it out with `--skip sourced`

          error: cannot capture `there` 1
            caused by: it was installed from the file `%1$s/there-1-py3-none-any.whl`

          hint: pass that with `--wheel %1$s/there-1-py3-none-any.whl`, or leave it out with `--skip there`

          error: cannot tell where `from-debian` 3 is from
            caused by: the installer that is recorded is `debian`

          hint: take it from the index with `--from-index from-debian`, or leave it out with `--skip from-debian`

          error: cannot tell where `from-nowhere` 1, `from-nowhere-too` 2 are from
            caused by: no installer is recorded

          hint: take them from the index with `--from-index from-nowhere,from-nowhere-too`, or leave them out with `--skip from-nowhere,from-nowhere-too`
          """
              .formatted(cli.work()));
    }

    @Test
    void areLocalWheelsThatHaveChanged() throws IOException {
      Path wheel = Files.writeString(work("there-1-py3-none-any.whl"), "changed");
      venv()
          .asked("there", "1")
          .from(
              "there",
              "1",
              "{\"url\": \""
                  + wheel.toUri()
                  + "\", \"archive_info\": {\"hashes\": {\"sha256\": \""
                  + "0".repeat(64)
                  + "\"}}}");

      refuses(
          capture("--include-local-wheels"),
          """
          error: cannot capture `there` 1
            caused by: it was installed from the file `%s`, which has changed since

          hint: pass another wheel of it with `--wheel FILE`, take it from the index with `--from-index there`, or leave it out with `--skip there`
          """
              .formatted(wheel));
    }

    @Test
    void areConflicts() {
      venv().asked("app", "1", "lib>=2", "missing").needed("lib", "1");

      refuses(
          capture(),
          """
          error: the packages of the virtual environment `venv` do not fit together
            caused by: `app` 1 requires `lib>=2`, 1 is installed
            caused by: `app` 1 requires `missing`, which is not installed

          hint: repair them in the environment, or take them as they are with `--allow-conflicts`
          """);
    }
  }

  @Nested
  class Choices {

    @Test
    void areOfPackagesThatAreThere() {
      venv().asked("requests", "2");

      refuses(
          capture("--skip", "request"),
          """
          error: `--skip`: there is no package `request`
            caused by: the virtual environment `venv` does not have it

          hint: did you mean `requests`?
          """);
      refuses(
          capture("--from-index", "numpy"),
          """
          error: `--from-index`: there is no package `numpy`
            caused by: the virtual environment `venv` does not have it
          """);
    }

    @Test
    void doNotContradictEachOther() throws IOException {
      venv().by("mine", "1");
      wheel("mine", "1");

      refuses(
          capture("--skip", "mine", "--from-index", "Mine"),
          """
          error: `mine` cannot have both `--skip` and `--from-index`
          """);
      refuses(
          capture("--wheel", "mine-1-py3-none-any.whl", "--from-index", "mine"),
          """
          error: `mine` cannot have both `--wheel` and `--from-index`
          """);
      refuses(
          capture("--wheel", "mine-1-py3-none-any.whl", "--skip", "mine"),
          """
          error: `mine` cannot have both `--wheel` and `--skip`
          """);
    }

    @Test
    void areOfWheelsThatAreThere() throws IOException {
      venv().asked("mine", "1");
      Files.writeString(work("mine.zip"), "");

      refuses(
          capture("--wheel", "mine-1-py3-none-any.whl"),
          """
          error: cannot take the wheel `%s/mine-1-py3-none-any.whl`
            caused by: there is no such file
          """
              .formatted(cli.work()));
      refuses(
          capture("--wheel", "mine.zip"),
          """
          error: cannot take the wheel `%s/mine.zip`
            caused by: the name of a wheel ends with `.whl`
          """
              .formatted(cli.work()));
    }

    @Test
    void areOfWheelsOfTheSameVersion() throws IOException {
      venv().asked("mine", "1");
      wheel("mine", "2");

      refuses(
          capture("--wheel", "mine-2-py3-none-any.whl"),
          """
          error: cannot take the wheel `%s/mine-2-py3-none-any.whl`
            caused by: it is version 2 of `mine`; installed is 1

          hint: install it into the environment first, or leave the package out
          """
              .formatted(cli.work()));
    }
  }

  private void wheel(String name, String version) throws IOException {
    TestWheel wheel = new TestWheel(name, version).file(name + ".py", "NAME = '" + name + "'\n");
    Files.write(work(wheel.fileName()), wheel.bytes());
  }

  /** An environment of wheels of the user's own only, for which no index has to be asked. */
  @Nested
  class Written {

    private static final String HEAD =
        """
        # Captured from a virtual environment with Python 3.11.7.
        # runtime.lock has every package in the version that was installed there;
        # `berth runtime build` makes an image of it.
        """;

    private static final String TAIL =
        """
          # Files and folders; a relative destination is below the working directory
          # - files:
          #     - src: main.py
          #       dest: main.py
        """;

    private static final String[] CHOICES = {
      "--base=oci:base", "--wheel=mine-1-py3-none-any.whl", "--wheel=other-2-py3-none-any.whl"
    };

    private CliResult run(String... arguments) {
      return cli.run(
          Stream.of(Stream.of(arguments), Stream.of(CHOICES), Stream.of("--platform=linux/amd64"))
              .flatMap(all -> all)
              .toArray(String[]::new));
    }

    @BeforeEach
    void fill() throws IOException {
      TinyBase.publish(folder.resolve("origin"), work("base"));
      venv()
          .asked("mine", "1", "other")
          .needed("other", "2")
          .asked("pip", "23.2.1")
          .asked("setuptools", "65.5.0");
      wheel("mine", "1");
      wheel("other", "2");
    }

    @Test
    void areRuntimeYamlLockAndWheels() throws IOException {
      run("runtime", "init", "out", "--from", "venv:venv", "--name", "demo")
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

      assertThat(work("out/runtime.yaml"))
          .hasContent(
              HEAD
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
      cli.run("runtime", "lock", "out", "--check").exits(0);
      cli.run("runtime", "build", "out", "--frozen", "--quiet", "--platform=linux/amd64")
          .exits(0)
          .complainsNothing();
    }

    @Test
    void areTheSameTwice() throws IOException {
      run("runtime", "init", "one", "--from", "venv:venv").exits(0);
      run("runtime", "init", "two", "--from", "venv:venv").exits(0);

      assertThat(work("one/runtime.yaml")).hasSameBinaryContentAs(work("two/runtime.yaml"));
      assertThat(work("one/runtime.lock")).hasSameBinaryContentAs(work("two/runtime.lock"));
    }

    @Test
    void nameTheRuntimeAfterTheProjectOfAVenvThatIsCalledLikeAllOthers() throws IOException {
      Files.createDirectories(work("My Project"));
      Files.move(work("venv"), work("My Project/.venv"));
      // A script has its answer, and with it its own place, written down.
      TestEnvironment.venv(work("My Project/.venv"));

      run("runtime", "init", "out", "--from", "venv:My Project/.venv").exits(0);

      assertThat(work("out/runtime.yaml")).content().contains("\nname: my-project\n");
    }

    @Test
    void changeNothingInTheEnvironment() throws IOException {
      Map<String, String> before = listing(work("venv"));

      run("runtime", "init", "out", "--from", "venv:venv").exits(0);
      run("runtime", "build", "--venv", "venv", "--quiet").exits(0);

      assertThat(listing(work("venv"))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void goNotIntoTheEnvironment() throws IOException {
      Map<String, String> before = listing(work("venv"));

      run("runtime", "init", "venv/lib/new", "--from", "venv:venv")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot write the runtime to `%s/venv/lib/new`
                caused by: that is in the virtual environment `venv`, in which nothing is changed

              hint: name another folder
              """
                  .formatted(cli.work()));

      assertThat(listing(work("venv"))).isEqualTo(before);
    }

    @Test
    void replaceNothingUnasked() throws IOException {
      Files.createDirectories(work("out"));
      Files.writeString(work("out/runtime.yaml"), "name: mine\n");

      run("runtime", "init", "out", "--from", "venv:venv")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is a `runtime.yaml` in `%s` already

              hint: replace it with `--force`
              """
                  .formatted(work("out")));
      assertThat(listing(work("out"))).containsOnlyKeys("", "runtime.yaml");

      run("runtime", "init", "out", "--from", "venv:venv", "--force").exits(0);
      assertThat(work("out/runtime.yaml")).content().startsWith(HEAD);
    }

    @Test
    void replaceNoLockUnasked() throws IOException {
      Files.createDirectories(work("out"));
      Files.writeString(work("out/runtime.lock"), "mine\n");

      run("runtime", "init", "out", "--from", "venv:venv")
          .exits(1)
          .complains(
              """
              error: there is a `runtime.lock` in `%s` already

              hint: replace it with `--force`
              """
                  .formatted(work("out")));
    }

    @Test
    void leaveNoTraceWhenTheyCannotBe() throws IOException {
      TestWheel foreign = new TestWheel("mine", "1");
      Files.createDirectories(work("out/wheels"));
      Files.write(work("out/wheels/mine-1-py3-none-any.whl"), foreign.bytes());
      Map<String, String> before = listing(work("out"));

      run("runtime", "init", "out", "--from", "venv:venv")
          .exits(1)
          .complains(
              """
              error: cannot copy the wheel `%1$s/mine-1-py3-none-any.whl`
                caused by: `%1$s/out/wheels/mine-1-py3-none-any.whl` is there already, with other content

              hint: remove that one, or write to another folder
              """
                  .formatted(cli.work()));
      assertThat(listing(work("out"))).isEqualTo(before);

      cli.run(
              "runtime",
              "init",
              "other/folder",
              "--from",
              "venv:venv",
              "--base=oci:nothing",
              CHOICES[1],
              CHOICES[2])
          .exits(1);
      assertThat(work("other")).doesNotExist();
    }

    @Test
    void areMadeAndBuiltAtOnce() throws IOException {
      CliResult built = run("runtime", "build", "--venv", "venv", "--to", "oci:image").exits(0);

      assertThat(built.out()).matches("sha256:[0-9a-f]{64}\n");
      assertThat(built.err())
          .contains(
              "Wrote work/runtime.yaml, work/runtime.lock,"
                  + " work/wheels/mine-1-py3-none-any.whl,"
                  + " work/wheels/other-2-py3-none-any.whl\n")
          .contains("Built work@");
      // The same environment again is the same runtime, so that nothing has to be replaced.
      assertThat(run("runtime", "build", "--venv", "venv").exits(0).prints(built.out()).err())
          .contains("layers   0 new")
          .contains("next: berth runtime build work --to docker-daemon:");
    }

    @Test
    void goNotIntoAFolderOfSomethingElse() throws IOException {
      Files.createDirectories(work("work"));

      run("runtime", "build", "--venv", "venv", "--quiet").exits(0);

      assertThat(work("work")).isEmptyDirectory();
      assertThat(work("work-runtime/runtime.yaml")).content().contains("\nname: work\n");
    }

    @Test
    void areBuiltUnderTheNameOfTheRuntimeAndWhereTheUserSays() {
      run("runtime", "build", "--venv", "venv", "--name", "demo", "--quiet").exits(0);
      assertThat(work("demo/runtime.yaml")).content().contains("\nname: demo\n");

      run("runtime", "build", "--venv", "venv", "--output", "a/b", "--quiet").exits(0);
      assertThat(work("a/b/runtime.yaml")).content().contains("\nname: work\n");
    }

    @Test
    void areNotEvenWrittenByADryRun() throws IOException {
      Map<String, String> before = listing(cli.work());

      CliResult plan = run("runtime", "build", "--venv", "venv", "--dry-run").exits(0);

      assertThat(plan.out()).contains("mine 1").contains("other 2");
      assertThat(listing(cli.work())).isEqualTo(before);
    }

    @Test
    void areToldToPrograms() {
      assertThat(
              run("runtime", "init", "out", "--from", "venv:venv", "--format=json").exits(0).out())
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
                  .formatted(cli.work()));
      assertThat(run("runtime", "build", "--venv", "venv", "--format=json").exits(0).out())
          .contains("\"captured\" : {");
    }

    @Test
    void sayWhatIsOddAboutTheEnvironment() throws IOException {
      TestEnvironment.venv(work("venv")).danglingInterpreter();
      Files.writeString(work("venv/lib/python3.11/site-packages/by_hand.py"), "");

      assertThat(run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
          .startsWith(
              """
              warning: the Python of the virtual environment `venv` cannot be asked; what is in it was read from its files
                caused by: `%1$s/venv/bin/python` is a link to `/nonexistent/python3.11`, which is not there
              warning: what belongs to no package is not captured: `by_hand.py`
                caused by: in `%1$s/venv/lib/python3.11/site-packages`

              hint: list what the program needs under `files:` in runtime.yaml
              """
                  .formatted(cli.work()));
    }

    @Test
    void doNotTakeAPythonThatTookThePlaceOfAnother() {
      TestEnvironment.venv(work("venv")).interpreter("3.13.0", "cpython");

      assertThat(run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
          .startsWith(
              """
              warning: the Python of the virtual environment `venv` cannot be asked; what is in it was read from its files
                caused by: `%1$s/venv/bin/python` is Python 3.13.0 now; the environment was made with 3.11.7
              """
                  .formatted(cli.work()));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "exit 3 | ended with 3",
          "echo 'no module json' >&2; exit 1 | ended with 1: no module json",
          "echo hello | did not say what it is",
        })
    void areReadFromFilesWhenThePythonDoesNotAnswer(String script, String fault) {
      TestEnvironment.venv(work("venv")).script(script + "\n");

      assertThat(run("runtime", "init", "out", "--from", "venv:venv").exits(0).err())
          .contains("  caused by: `" + work("venv/bin/python") + "` " + fault + "\n");
    }

    @Test
    void takeConflictsWhenTheUserDoes() {
      venv().asked("mine", "1", "other>2");

      assertThat(
              run("runtime", "init", "out", "--from", "venv:venv", "--allow-conflicts")
                  .exits(0)
                  .err())
          .startsWith(
              """
              warning: the packages of the virtual environment `venv` do not fit together
                caused by: `mine` 1 requires `other>2`, 2 is installed
              """);
    }

    @Test
    void nameWhatWasSkipped() {
      assertThat(
              cli.run(
                      "runtime",
                      "init",
                      "out",
                      "--from",
                      "venv:venv",
                      "--skip",
                      "other",
                      "--platform=linux/amd64",
                      CHOICES[0],
                      CHOICES[1])
                  .exits(0)
                  .err())
          .contains("  skipped   other 2\n");
      assertThat(work("out/runtime.yaml")).content().contains("  # Left out: other 2\n");
    }
  }

  @Nested
  class OfConda {

    @BeforeEach
    void fill() throws IOException {
      TestEnvironment conda =
          TestEnvironment.conda(work("miniforge3/envs/demo"))
              .by("numpy", "1.26.4")
              .asked("my-app", "1", "numpy", "six")
              .needed("six", "1.16.0");
      record(
          conda,
          "numpy-1.26.4-py311_0.json",
          "numpy",
          "1.26.4",
          "py311_0",
          "https://conda.anaconda.org/conda-forge/linux-64",
          "lib/python3.11/site-packages/numpy-1.26.4.dist-info/METADATA");
      record(
          conda,
          "python-3.11.7-h1_0.json",
          "python",
          "3.11.7",
          "h1_0",
          "https://conda.anaconda.org/conda-forge/linux-64",
          "bin/python");
      record(
          conda,
          "secret-1-0.json",
          "secret",
          "1",
          "0",
          "https://jane:s3cret@conda.example/t/tk-123/private/linux-64",
          "share/secret");
    }

    private void record(
        TestEnvironment conda,
        String file,
        String name,
        String version,
        String build,
        String channel,
        String installed)
        throws IOException {
      Files.writeString(
          conda.prefix().resolve("conda-meta").resolve(file),
          """
          {"name": "%s", "version": "%s", "build": "%s", "channel": "%s", "subdir": "linux-64",
           "url": "%s/%s-%s-%s.conda", "md5": "%s", "files": ["%s"]}
          """
              .formatted(
                  name,
                  version,
                  build,
                  channel,
                  channel,
                  name,
                  version,
                  build,
                  "0123456789abcdef".repeat(2),
                  installed));
    }

    @Test
    void isWrittenThoughItCannotBeLockedYet() {
      from("conda-prefix:miniforge3/envs/demo")
          .exits(0)
          .prints("out/runtime.yaml\n")
          .complains(
              """
              warning: no runtime.lock is written: this cannot be locked or built yet
                caused by: `mode: conda` is not supported yet
                caused by: `conda` dependencies are not supported yet
              Captured demo from the conda environment `miniforge3/envs/demo`: Python 3.11.7, 3 conda packages, 2 pip packages
              """);

      assertThat(work("out/runtime.yaml"))
          .hasContent(
              """
              # Captured from a conda environment with Python 3.11.7.
              name: demo
              mode: conda

              environment:
                python: "3.11"
                # The operating system of the image; without it, one that has this Python.
                # os: debian:12
                # command: [python, main.py]

              configs:
                conda:
                  channels:
                    - conda-forge
                    - https://conda.example/private

              dependencies:
                # Every conda package, by version and build
                - conda:
                    - numpy=1.26.4=py311_0
                    - python=3.11.7=h1_0
                    - "https://conda.example/private::secret=1=0"
                # Every package that pip installed
                - pip:
                    - my-app==1
                    - six==1.16.0
                # Files and folders; a relative destination is below the working directory
                # - files:
                #     - src: main.py
                #       dest: main.py
              """);
      cli.run("runtime", "check", "out").exits(0);
    }

    @Test
    void isNotBuiltYet() {
      cli.run("runtime", "build", "--conda-prefix", "miniforge3/envs/demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot build from the conda environment `miniforge3/envs/demo`
                caused by: `mode: conda` is not supported yet
                caused by: `conda` dependencies are not supported yet

              hint: write its runtime.yaml with `berth runtime init --from conda-prefix:miniforge3/envs/demo`
              """);
      assertThat(work("demo")).doesNotExist();
    }

    @Test
    void isToldToProgramsWithoutSecrets() {
      String json = from("conda-prefix:miniforge3/envs/demo", "--format", "json").exits(0).out();

      assertThat(json)
          .contains(
              """
                "conda" : [ {
                  "name" : "numpy",
                  "version" : "1.26.4",
                  "build" : "py311_0",
                  "channel" : "conda-forge",
                  "url" : "https://conda.anaconda.org/conda-forge/linux-64/numpy-1.26.4-py311_0.conda",
                  "md5" : "0123456789abcdef0123456789abcdef"
                }\
              """)
          .contains("\"url\" : \"https://conda.example/private/linux-64/secret-1-0.conda\"")
          .doesNotContain("s3cret")
          .doesNotContain("tk-123");
    }
  }

  @Nested
  class OfAnImage {

    @Test
    void isTheImageAndNothingMore() throws IOException {
      TinyBase.publish(folder.resolve("origin"), work("base"));

      CliResult built =
          cli.run("runtime", "build", "--docker", "oci:base", "--platform=linux/amd64").exits(0);

      assertThat(built.out()).matches("sha256:[0-9a-f]{64}\n");
      assertThat(work("base-runtime/runtime.yaml"))
          .hasContent(
              """
              # The image `oci:../base` as a runtime.
              name: base

              environment:
                # The base; `berth runtime build` adds to it what is listed below.
                docker:
                  image: oci:../base

              dependencies: []
              """);
    }

    @ParameterizedTest
    @CsvSource({
      "docker-daemon:acme/demo:1.0, demo",
      "localhost:5000/foo:1, foo",
      "docker://ghcr.io/acme/my.app@sha256:" + HEX + ", my.app",
      "docker-daemon:sha256:" + HEX + ", image-abababababab",
      "oci:some/Layout:tag, layout",
      "oci-archive:a/b.tar, b",
      "docker-archive:x.tar:acme/y:1, y",
      "docker-archive:x.tar, x",
    })
    void namesTheRuntimeAfterIt(String image, String name) {
      assertThat(
              dev.berth.core.capture.ImageDraft.nameOf(
                  dev.berth.core.oci.ImageLocation.parse(image)))
          .isEqualTo(name);
    }

    private static final String HEX =
        "abababababababababababababababababababababababababababababababab";

    @Test
    void isWrittenThoughARegistryCannotBeAskedYet() {
      from("docker:ghcr.io/acme/demo:1")
          .exits(0)
          .prints("out/runtime.yaml\n")
          .complains(
              """
              warning: no runtime.lock is written: this cannot be locked or built yet
                caused by: base images from a registry are not supported yet
              Captured demo from the image `docker://ghcr.io/acme/demo:1`
              """);
    }

    @Test
    void isNotBuiltFromARegistryYet() {
      cli.run("runtime", "build", "--docker", "ghcr.io/acme/demo:1")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot build from the image `docker://ghcr.io/acme/demo:1`
                caused by: base images from a registry are not supported yet

              hint: have the Docker Engine fetch it with `docker pull ghcr.io/acme/demo:1`, and name it `docker-daemon:ghcr.io/acme/demo:1`
              """);
      assertThat(work("demo")).doesNotExist();
    }
  }

  @Nested
  class Usage {

    private void refuses(String complaint, String... arguments) {
      String command = "berth " + arguments[0] + " " + arguments[1];
      cli.run(arguments)
          .exits(2)
          .printsNothing()
          .complains("error: " + complaint + "\n\nhint: see `" + command + " --help`\n");
    }

    @Test
    void ofOptionsThatDoNotGoTogether() {
      refuses(
          "`--venv` and `--shell` exclude each other",
          "runtime",
          "build",
          "--venv",
          "x",
          "--shell");
      refuses(
          "give either a runtime.yaml or an environment, not both",
          "runtime",
          "build",
          ".",
          "--venv",
          "x");
      refuses(
          "`--locked` is about a runtime.yaml, and an environment is built",
          "runtime",
          "build",
          "--venv",
          "x",
          "--locked");
      refuses(
          "`--skip` is about an environment: name one with `--venv`, `--conda` or `--shell`",
          "runtime",
          "build",
          "--skip",
          "x");
      refuses(
          "`--output` is about an environment: name one with `--venv`, `--conda` or `--shell`",
          "runtime",
          "build",
          "--output",
          "x");
      refuses(
          "`--wheel` is about an environment: name one with `--from`",
          "runtime",
          "init",
          "--wheel",
          "x");
      refuses(
          "`--offline` is about an environment: name one with `--from`",
          "runtime",
          "init",
          "--offline");
      refuses(
          "`--python` does not go with `--from`: the environment has its own",
          "runtime",
          "init",
          "--from",
          "venv:x",
          "--python",
          "3.12");
      refuses(
          "`--skip` is about the packages of an environment, and an image is taken whole",
          "runtime",
          "build",
          "--docker",
          "oci:x",
          "--skip",
          "y");
      refuses(
          "`--include-editable`: a folder that is imported from where it is cannot go into an"
              + " image; build its wheel with `pip wheel --no-deps FOLDER` and pass it with"
              + " `--wheel FILE`",
          "runtime",
          "build",
          "--venv",
          "x",
          "--include-editable");
    }

    @ParameterizedTest
    @CsvSource({"nothing", "venv:", "conda", "docker"})
    void ofSourcesThatAreNone(String source) {
      refuses(
          "invalid value for `--from`: expected `venv:DIR`, `conda:NAME`, `conda-prefix:DIR`,"
              + " `shell` or `docker:IMAGE`, found `"
              + source
              + "`",
          "runtime",
          "init",
          "--from",
          source);
    }

    @Test
    void ofANameThatIsNone() {
      refuses(
          "the name cannot be `1st`: expected 1 to 80 letters, digits, `_`, `.` or `-`, the first"
              + " a letter or `_`",
          "runtime",
          "build",
          "--venv",
          "x",
          "--name",
          "1st");
    }
  }

  /** Every path below a folder with its kind, size and time of change. */
  private static Map<String, String> listing(Path folder) throws IOException {
    Map<String, String> listing = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.toList()) {
        FileTime time = Files.getLastModifiedTime(path, java.nio.file.LinkOption.NOFOLLOW_LINKS);
        listing.put(
            folder.relativize(path).toString(),
            Files.isDirectory(path) ? "folder " + time : Files.size(path) + " " + time);
      }
    }
    return listing;
  }
}
