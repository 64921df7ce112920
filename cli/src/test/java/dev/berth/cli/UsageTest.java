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
  void answersHelpOnStdout() {
    var result = cli.run("runtime", "--help").exits(0).complainsNothing();

    Assertions.assertThat(result.out()).startsWith("Usage: berth runtime");
  }
}
