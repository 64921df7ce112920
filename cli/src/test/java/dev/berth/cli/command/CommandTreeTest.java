package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {

  @TempDir private Path folder;

  @Test
  void findsEveryCommandAloneByItsOwnName() {
    CommandLine whole = new Cli(folder).commandLine();
    whole
        .getSubcommands()
        .get("runtime")
        .getSubcommands()
        .values()
        .forEach(
            command -> {
              Map<String, CommandLine> alone =
                  new Cli(folder)
                      .commandLine("runtime", command.getCommandName())
                      .getSubcommands()
                      .get("runtime")
                      .getSubcommands();
              assertThat(alone.values().stream().distinct())
                  .singleElement()
                  .extracting(CommandLine::getCommandName)
                  .isEqualTo(command.getCommandName());
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "rt build", "runtime ls", "runtime bui", "--help", "", "-q"})
  void hasEveryCommandWhenOneIsNotNamedInFull(String arguments) {
    assertThat(
            new Cli(folder)
                .commandLine(arguments.split(" "))
                .getSubcommands()
                .get("runtime")
                .getSubcommands())
        .containsKeys("init", "build", "list", "ls");
  }
}
