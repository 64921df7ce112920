package dev.berth.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that fit neither each other nor the environment. */
class CaptureOptionsTest {

  private CaptureFolder here;

  @BeforeEach
  void setUp(@TempDir Path folder) throws IOException {
    here = new CaptureFolder(folder);
  }

  @Nested
  class Choices {

    @Test
    void areOfPackagesThatAreThere() {
      here.venv().asked("requests", "2");

      here.refuses(
          here.capture("--skip", "request"),
          """
          error: `--skip`: there is no package `request`
            caused by: the virtual environment `venv` does not have it

          hint: did you mean `requests`?
          """);
      here.refuses(
          here.capture("--from-index", "numpy"),
          """
          error: `--from-index`: there is no package `numpy`
            caused by: the virtual environment `venv` does not have it
          """);
    }

    @Test
    void doNotContradictEachOther() throws IOException {
      here.venv().by("mine", "1");
      here.wheel("mine", "1");

      here.refuses(
          here.capture("--skip", "mine", "--from-index", "Mine"),
          """
          error: `mine` cannot have both `--skip` and `--from-index`
          """);
      here.refuses(
          here.capture("--wheel", "mine-1-py3-none-any.whl", "--from-index", "mine"),
          """
          error: `mine` cannot have both `--wheel` and `--from-index`
          """);
      here.refuses(
          here.capture("--wheel", "mine-1-py3-none-any.whl", "--skip", "mine"),
          """
          error: `mine` cannot have both `--wheel` and `--skip`
          """);
    }

    @Test
    void areOfWheelsThatAreThere() throws IOException {
      here.venv().asked("mine", "1");
      Files.writeString(here.work("mine.zip"), "");

      here.refuses(
          here.capture("--wheel", "mine-1-py3-none-any.whl"),
          """
          error: cannot take the wheel `%s/mine-1-py3-none-any.whl`
            caused by: there is no such file
          """
              .formatted(here.work()));
      here.refuses(
          here.capture("--wheel", "mine.zip"),
          """
          error: cannot take the wheel `%s/mine.zip`
            caused by: the name of a wheel ends with `.whl`
          """
              .formatted(here.work()));
    }

    @Test
    void areOfWheelsOfTheSameVersion() throws IOException {
      here.venv().asked("mine", "1");
      here.wheel("mine", "2");

      here.refuses(
          here.capture("--wheel", "mine-2-py3-none-any.whl"),
          """
          error: cannot take the wheel `%s/mine-2-py3-none-any.whl`
            caused by: it is version 2 of `mine`; installed is 1

          hint: install it into the environment first, or leave the package out
          """
              .formatted(here.work()));
    }
  }

  @Nested
  class Usage {

    private void refuses(String complaint, String... arguments) {
      String command = "berth " + arguments[0] + " " + arguments[1];
      here.cli()
          .run(arguments)
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
}
