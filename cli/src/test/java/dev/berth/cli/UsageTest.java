package dev.berth.cli;

import dev.berth.cli.support.Cli;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  @Test
  void saysWhereHelpIsWhenThereIsNoCommand() {
    cli.run()
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: missing command

            hint: see `berth --help`
            """);
  }

  @Test
  void suggestsTheNearestCommand() {
    cli.run("runtmie")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `runtmie`

            hint: did you mean `runtime`?
            """);
  }

  @Test
  void suggestsTheNearestCommandBelowAnother() {
    cli.run("rt", "biuld")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `biuld`

            hint: did you mean `build`?
            """);
  }

  @Test
  void hasNoHelpForWhatIsNoCommand() {
    cli.run("runtime", "biuld", "--help")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `biuld`

            hint: did you mean `build`?
            """);
  }

  @Test
  void suggestsWhereACommandIs() {
    cli.run("build")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `build`

            hint: did you mean `berth runtime build`?
            """);
  }

  @Test
  void suggestsWhereACommandIsFromBelowAnother() {
    cli.run("runtime", "schem")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `schem`

            hint: did you mean `berth schema`?
            """);
  }

  @Test
  void suggestsNothingWhenNothingIsNear() {
    cli.run("runtime", "frobnicate")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `frobnicate`

            hint: see `berth runtime --help`
            """);
  }

  @Test
  void namesTheCommandsThatAShortNameMayMean() {
    cli.run("runtime", "l")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: more than one command starts with `l`
              caused by: they are: `lock`, `list`

            hint: see `berth runtime --help`
            """);
  }

  @Test
  void suggestsTheNearestOption() {
    cli.run("runtime", "list", "--formt=json")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown option `--formt`

            hint: did you mean `--format`?
            """);
  }

  @Test
  void namesTheOptionsThatAShortNameMayMean() {
    cli.run("runtime", "lock", "--up")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown option `--up`

            hint: did you mean `--upgrade` or `--upgrade-package`?
            """);
  }

  @Test
  void suggestsTheNearestValue() {
    cli.run("runtime", "list", "--format", "jsno")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `--format` cannot be `jsno`: expected `text` or `json`

            hint: did you mean `json`?
            """);
  }

  @Test
  void suggestsTheNearestValueOfAnArgument() {
    cli.run("completion", "bsh")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `SHELL` cannot be `bsh`: expected `bash`, `zsh`, `fish` or `powershell`

            hint: did you mean `bash`?
            """);
  }

  @Test
  void saysWhichValuesThereAre() {
    cli.run("runtime", "list", "--format", "xml")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `--format` cannot be `xml`: expected `text` or `json`

            hint: see `berth runtime list --help`
            """);
  }

  @Test
  void saysWhatIsWrongWithAValue() {
    cli.run("runtime", "plan", "--platform", "a/b/c/d")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: invalid value for `--platform`: not a platform: `a/b/c/d`

            hint: see `berth runtime plan --help`
            """);
  }

  @Test
  void saysWhatIsMissing() {
    cli.run("runtime", "info")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: missing `NAME|PATH`

            hint: see `berth runtime info --help`
            """);
  }

  @Test
  void saysWhichValueIsMissing() {
    cli.run("completion")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: missing `SHELL`: expected `bash`, `zsh`, `fish` or `powershell`

            hint: see `berth completion --help`
            """);
    cli.run("runtime", "lock", "--platform")
        .exits(2)
        .complains(
            """
            error: missing `--platform OS/ARCH`

            hint: see `berth runtime lock --help`
            """);
  }

  @Test
  void refusesMoreThanACommandTakes() {
    cli.run("runtime", "info", "a", "b")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown argument `b`

            hint: see `berth runtime info --help`
            """);
  }

  @Test
  void refusesTheSameOptionTwice() {
    cli.run("runtime", "list", "--format", "json", "--format", "text")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: option `--format` (FORMAT) should be specified only once

            hint: see `berth runtime list --help`
            """);
  }

  @Test
  void refusesOptionsThatExcludeEachOther() {
    cli.run("runtime", "plan", "--locked", "--frozen")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: `--locked` and `--frozen` exclude each other

            hint: see `berth runtime plan --help`
            """);
  }

  @Test
  void answersHelpOnStdout() {
    var result = cli.run("runtime", "--help").exits(0).complainsNothing();

    Assertions.assertThat(result.out()).startsWith("Usage: berth runtime");
  }

  @Test
  void answersHelpForACommandByItsName() {
    String help = cli.run("runtime", "build", "--help").exits(0).out();

    cli.run("help", "runtime", "build").exits(0).prints(help).complainsNothing();
    cli.run("help", "rt", "b").exits(0).prints(help).complainsNothing();
    cli.run("help").exits(0).prints(cli.run("--help").out()).complainsNothing();
  }

  @Test
  void saysThatThereIsNoSuchCommandToHelpWith() {
    cli.run("help", "runtime", "buidl")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: unknown command `buidl`

            hint: did you mean `build`?
            """);
  }

  @Test
  void understandsShortNames() {
    cli.run("runt", "lis", "--format", "json").exits(0).prints("[ ]\n").complainsNothing();
  }
}
