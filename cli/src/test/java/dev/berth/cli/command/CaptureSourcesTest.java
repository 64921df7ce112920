package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.python.TestEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which environment is meant, and where there is none. */
class CaptureSourcesTest {

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
  }

  @Test
  void findsNoneWhereThereIsNothing() {
    here.refuses(
        here.capture(),
        """
        error: there is no environment in `venv`
          caused by: there is no such folder
        """);
  }

  @Test
  void findsNoneBehindALinkToNothing() throws IOException {
    Files.createSymbolicLink(here.work("venv"), here.path("gone"));

    here.refuses(
        here.capture(),
        """
        error: there is no environment in `venv`
          caused by: it is a link to `%s`, which is not there
        """
            .formatted(here.path("gone")));
  }

  @Test
  void findsNoneInAFile() throws IOException {
    Files.writeString(here.work("venv"), "");

    here.refuses(
        here.capture(),
        """
        error: there is no environment in `venv`
          caused by: it is a file, not a folder
        """);
  }

  @Test
  void findsNoneInAnEmptyFolder() throws IOException {
    Files.createDirectories(here.work("venv"));

    here.refuses(
        here.capture(),
        """
        error: there is no environment in `venv`
          caused by: the folder is empty
        """);
  }

  @Test
  void findsNoneInTheFolderAbove() {
    TestEnvironment.venv(here.work("project/.venv"));

    here.refuses(
        here.from("venv:project"),
        """
        error: there is no environment in `project`
          caused by: it has no `pyvenv.cfg`

        hint: did you mean `project/.venv`?
        """);
  }

  @Test
  void findsNoneWhereTheOtherKindIs() {
    here.venv();
    TestEnvironment.conda(here.work("conda"));

    here.refuses(
        here.from("venv:conda"),
        """
        error: `conda` is no virtual environment, but one of conda

        hint: say `conda-prefix` in the place of `venv`
        """);
    here.refuses(
        here.from("conda-prefix:venv"),
        """
        error: `venv` is no conda environment, but a virtual one

        hint: say `venv` in the place of `conda-prefix`
        """);
  }

  @Test
  void findsNoneWhenNoneIsActive() {
    here.refuses(
        here.from("shell"),
        """
        error: no environment is active in this shell
          caused by: neither `VIRTUAL_ENV` nor `CONDA_PREFIX` is set

        hint: activate one, or name it: `venv` and its folder, `conda` and its name
        """);
  }

  @Test
  void findsNoneWhenItCannotBeToldWhichOfTwoIsActive() {
    here.cli()
        .with("VIRTUAL_ENV", here.venv().prefix().toString())
        .with("CONDA_PREFIX", TestEnvironment.conda(here.work("conda")).prefix().toString())
        .with("PATH", "/usr/bin:/bin");

    here.refuses(
        here.from("shell"),
        """
        error: cannot tell which environment is active in this shell
          caused by: `VIRTUAL_ENV` is `%1$s/venv`, `CONDA_PREFIX` is `%1$s/conda`
          caused by: `PATH` has the programs of neither

        hint: name the one that is meant: `venv` or `conda-prefix` and its folder
        """
            .formatted(here.work()));
  }

  @ParameterizedTest
  @CsvSource({"venv, conda, the virtual environment", "conda, venv, the conda environment"})
  void takesTheOneWhoseProgramsComeFirst(String first, String second, String kind) {
    here.venv().by("odd", "1");
    TestEnvironment.conda(here.work("conda")).by("odd", "1");
    here.cli()
        .with("VIRTUAL_ENV", here.work("venv").toString())
        .with("CONDA_PREFIX", here.work("conda").toString())
        .with("PATH", "/bin:" + here.work(first) + "/bin:" + here.work(second) + "/bin");

    assertThat(here.from("shell", "--skip", "nothing").exits(1).err())
        .contains("  caused by: " + kind + " `" + here.work(first) + "` does not have it\n");
  }

  @Test
  void findsNoneByANameThatCondaDoesNotKnow() {
    here.refuses(
        here.from("conda:nothing"),
        """
        error: there is no conda environment `nothing`
          caused by: looked in `~/.conda/environments.txt`, where conda usually is

        hint: name its folder: `conda-prefix` and the path that `conda info --envs` shows
        """);
  }

  @Test
  void findsItByTheNameThatItHasInCondasList() throws IOException {
    TestEnvironment.conda(here.path("home/envs/one"));
    TestEnvironment.conda(here.path("elsewhere/two"));
    Files.createDirectories(here.path("home/.conda"));
    Files.writeString(
        here.path("home/.conda/environments.txt"),
        here.path("home/envs/one") + "\n" + here.path("elsewhere/two") + "\n/gone\n");

    here.refuses(
        here.from("conda:three"),
        """
        error: there is no conda environment `three`
          caused by: looked in `~/.conda/environments.txt`, where conda usually is
          caused by: found are `one`, `two`

        hint: name its folder: `conda-prefix` and the path that `conda info --envs` shows
        """);
    here.refuses(
        here.from("conda:two"),
        """
        error: cannot capture the conda environment `two`
          caused by: no packages are installed in it

        hint: write a first runtime.yaml with `berth runtime init`
        """);
  }

  @Test
  void findsNoneByANameThatTwoHave() throws IOException {
    TestEnvironment.conda(here.path("home/miniforge3/envs/same"));
    TestEnvironment.conda(here.path("home/anaconda3/envs/same"));

    here.refuses(
        here.from("conda:same"),
        """
        error: there are several conda environments `same`
          caused by: `%1$s/home/miniforge3/envs/same`, `%1$s/home/anaconda3/envs/same`

        hint: name the folder of one with `conda-prefix`
        """
            .formatted(here.path("")));
  }

  @Test
  void findsItByAskingConda() throws IOException {
    TestEnvironment asked = TestEnvironment.conda(here.path("far/away/known"));
    Path conda = asked.prefix().resolve("bin/conda");
    Files.writeString(conda, "#!/bin/sh\necho '{\"envs\": [\"" + asked.prefix() + "\"]}'\n");
    assertThat(conda.toFile().setExecutable(true)).isTrue();
    here.cli().with("PATH", conda.getParent() + ":/usr/bin:/bin");

    assertThat(here.from("conda:known").exits(1).err())
        .startsWith("error: cannot capture the conda environment `known`\n");
  }
}
