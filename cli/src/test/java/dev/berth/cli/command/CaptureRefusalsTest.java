package dev.berth.cli.command;

import dev.berth.core.python.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments and packages of which no runtime.yaml can be made without the user. */
class CaptureRefusalsTest {

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
  }

  @Nested
  class Understood {

    @Test
    void notWithAnOldPython() throws IOException {
      here.venv();
      Files.writeString(here.work("venv/pyvenv.cfg"), "version_info = 2.7.18.final.0\n");

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is 2.7.18; supported are 3.7 to 3.14
          """);
    }

    @Test
    void notWithAPythonThatNoBaseHas() throws IOException {
      here.venv().interpreter("3.14.1", "cpython");
      Files.writeString(here.work("venv/pyvenv.cfg"), "home = /usr/bin\n");

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is 3.14, which none of the bases has
            caused by: `debian:11` has 3.9, `debian:12` has 3.11, `debian:13` has 3.13, `ubuntu:20.04` has 3.8, `ubuntu:22.04` has 3.10, `ubuntu:24.04` has 3.12

          hint: name an image that has Python 3.14 with `--base IMAGE`
          """);
    }

    @Test
    void notWithAnotherImplementation() {
      here.venv().interpreter("3.11.7", "pypy");

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: its Python is pypy; images have the usual CPython
          """);
    }

    @Test
    void notWhenNeitherPythonNorFilesTell() throws IOException {
      here.venv().danglingInterpreter();
      Files.writeString(here.work("venv/pyvenv.cfg"), "home = /usr/bin\n");
      Files.createDirectories(here.work("venv/lib/python3.12"));

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: `%s/venv/bin/python` is a link to `/nonexistent/python3.11`, which is not there
            caused by: its files do not tell the version of its Python
          """
              .formatted(here.work()));
    }

    @Test
    void notWhenItIsEmpty() {
      here.venv();

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: no packages are installed in it

          hint: write a first runtime.yaml with `berth runtime init`
          """);
    }

    @Test
    void notWhenItHasItsToolsOnly() {
      here.venv().asked("pip", "23.2.1").asked("setuptools", "65.5.0");

      here.refuses(
          here.capture(),
          """
          error: cannot capture the virtual environment `venv`
            caused by: nothing is left of it without `pip`, `setuptools`

          hint: write a first runtime.yaml with `berth runtime init`
          """);
    }

    @Test
    void notWhenCondasRecordIsDamaged() throws IOException {
      TestEnvironment.conda(here.work("conda"));
      Files.writeString(here.work("conda/conda-meta/zlib-1.json"), "{\"name\": \"zlib\"}");

      here.refuses(
          here.from("conda-prefix:conda"),
          """
          error: cannot capture the conda environment `conda`
            caused by: `%s/conda/conda-meta/zlib-1.json` cannot be read: it has no `version`
          """
              .formatted(here.work()));
    }
  }

  @Nested
  class LeftToTheUser {

    @Test
    void isEveryPackageThatTellsNotEnough() throws IOException {
      Files.writeString(here.work("there-1-py3-none-any.whl"), "");
      here.venv()
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
                  + here.work("there-1-py3-none-any.whl").toUri()
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

      here.refuses(
          here.capture(),
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
              .formatted(here.work()));
    }

    @Test
    void areLocalWheelsThatHaveChanged() throws IOException {
      Path wheel = Files.writeString(here.work("there-1-py3-none-any.whl"), "changed");
      here.venv()
          .asked("there", "1")
          .from(
              "there",
              "1",
              "{\"url\": \""
                  + wheel.toUri()
                  + "\", \"archive_info\": {\"hashes\": {\"sha256\": \""
                  + "0".repeat(64)
                  + "\"}}}");

      here.refuses(
          here.capture("--include-local-wheels"),
          """
          error: cannot capture `there` 1
            caused by: it was installed from the file `%s`, which has changed since

          hint: pass another wheel of it with `--wheel FILE`, take it from the index with `--from-index there`, or leave it out with `--skip there`
          """
              .formatted(wheel));
    }

    @Test
    void areConflicts() {
      here.venv().asked("app", "1", "lib>=2", "missing").needed("lib", "1");

      here.refuses(
          here.capture(),
          """
          error: the packages of the virtual environment `venv` do not fit together
            caused by: `app` 1 requires `lib>=2`, 1 is installed
            caused by: `app` 1 requires `missing`, which is not installed

          hint: repair them in the environment, or take them as they are with `--allow-conflicts`
          """);
    }
  }
}
