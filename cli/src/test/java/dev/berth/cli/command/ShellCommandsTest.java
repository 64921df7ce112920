package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What activate, switch, deactivate, run and shell-init say where there is no environment. */
class ShellCommandsTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Nested
  class ShellInit {

    @ParameterizedTest
    @CsvSource({
      "bash, function berth {",
      "zsh, function berth {",
      "fish, function berth",
      "powershell, function global:berth {"
    })
    void printsTheFunction(String shell, String definition) {
      assertThat(cli.run("shell-init", shell).exits(0).complainsNothing().out())
          .contains(definition + "\n");
    }

    @Test
    void namesTheShellsItKnows() {
      cli.run("shell-init", "csh")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: `SHELL` cannot be `csh`: expected `bash`, `zsh`, `fish` or `powershell`

              hint: did you mean `zsh`?
              """);
    }

    @Test
    void needsAShell() {
      cli.run("shell-init")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: missing `SHELL`: expected `bash`, `zsh`, `fish` or `powershell`

              hint: see `berth shell-init --help`
              """);
    }
  }

  @Nested
  class WithoutTheFunction {

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        textBlock =
            """
            /bin/bash ; eval "$(berth shell-init bash)" ; ~/.bashrc
            /bin/zsh  ; eval "$(berth shell-init zsh)" ; ~/.zshrc
            fish      ; berth shell-init fish | source ; ~/.config/fish/config.fish
            /x/pwsh   ; berth shell-init powershell | Out-String | Invoke-Expression ; $PROFILE
            """)
    void switchSaysHowToGetIt(String shell, String line, String file) {
      cli.with("SHELL", shell)
          .run("runtime", "switch", "demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `berth runtime switch` needs Berth's function in this shell
                caused by: a program cannot change the shell that it was started from

              hint: type `%s`; the same line in `%s` has it always there
              """
                  .formatted(line, file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bin/sh", "/usr/bin/nu", ""})
    void switchSaysHowToDoWithoutWhereThereIsNone(String shell) {
      cli.with("SHELL", shell)
          .run("runtime", "switch", "demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `berth runtime switch` needs Berth's function in this shell
                caused by: a program cannot change the shell that it was started from

              hint: leave a shell that `berth runtime activate` started with `exit`
              """);
    }

    @Test
    void deactivateSaysHowToGetIt() {
      active()
          .with("SHELL", "/bin/bash")
          .run("runtime", "deactivate")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `berth runtime deactivate` needs Berth's function in this shell
                caused by: a program cannot change the shell that it was started from

              hint: type `eval "$(berth shell-init bash)"`; the same line in `~/.bashrc` has it always there
              """);
    }
  }

  @Nested
  class Deactivate {

    @Test
    void saysThatNothingIsActive() {
      cli.run("runtime", "deactivate")
          .exits(1)
          .printsNothing()
          .complains("error: no runtime is active in this shell\n");
    }

    @Test
    void printsTheChangesForPrograms() {
      active()
          .run("runtime", "deactivate", "--format=json")
          .exits(0)
          .complainsNothing()
          .prints(
              """
              {
                "variables" : {
                  "BERTH_CHANGED" : null,
                  "BERTH_RUNTIME" : null,
                  "BERTH_SET_BERTH_RUNTIME" : null,
                  "BERTH_SET_GREETING" : null,
                  "BERTH_SET_PATH" : null,
                  "BERTH_SET_VIRTUAL_ENV" : null,
                  "BERTH_WAS_GREETING" : null,
                  "BERTH_WAS_PATH" : null,
                  "GREETING" : "",
                  "PATH" : "/first:/usr/bin",
                  "VIRTUAL_ENV" : null
                }
              }
              """);
    }
  }

  @Test
  void activateSaysWhichRuntimesThereAre() {
    cli.run("runtime", "activate", "demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: there is no runtime `demo` in the store

            hint: build one with `berth runtime build`
            """);
  }

  @Test
  void activateSaysThatAScriptsShellIsNone() {
    cli.run("runtime", "activate", "demo", "--script=csh")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `--script` cannot be `csh`: expected `sh`, `bash`, `zsh`, `fish` or `powershell`

            hint: did you mean `sh`?
            """);
  }

  @Nested
  class Run {

    @Test
    void tellsItsOwnFailureFromTheCommands() {
      cli.run("runtime", "run", "demo", "--", "true")
          .exits(125)
          .printsNothing()
          .complains(
              """
              error: there is no runtime `demo` in the store

              hint: build one with `berth runtime build`
              """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "demo --"})
    void needsACommand(String arguments) {
      cli.run(("runtime run " + arguments).split(" "))
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: missing `COMMAND`

              hint: see `berth runtime run --help`
              """);
    }
  }

  /** A shell in which {@code demo} is active, and PATH was changed since. */
  private Cli active() {
    return cli.with("BERTH_CHANGED", "PATH VIRTUAL_ENV BERTH_RUNTIME GREETING")
        .with("BERTH_RUNTIME", "demo@2a97516c354b")
        .with("BERTH_SET_BERTH_RUNTIME", "demo@2a97516c354b")
        .with("VIRTUAL_ENV", "/env")
        .with("BERTH_SET_VIRTUAL_ENV", "/env")
        .with("PATH", "/first:/env/bin:/usr/bin")
        .with("BERTH_SET_PATH", "/env/bin:/usr/bin")
        .with("BERTH_WAS_PATH", "/usr/bin")
        .with("GREETING", "hello")
        .with("BERTH_SET_GREETING", "hello")
        .with("BERTH_WAS_GREETING", "");
  }
}
