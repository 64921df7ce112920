package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Services;
import dev.berth.cli.support.Cli;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandTreeTest {

  @TempDir private Path folder;
  private CommandTree tree;
  private CommandFactory factory;

  @BeforeEach
  void setUp() {
    Services services = new Cli(folder).services();
    tree = new CommandTree(services);
    factory = new CommandFactory(services);
  }

  @Test
  void makesOneCommandAloneWhenItIsNamed() {
    for (CommandTree.Entry entry : tree.entries()) {
      if (entry.group().isPresent()) {
        CommandLine command = tree.needed(entry.path().toArray(String[]::new));
        for (String name : entry.path()) {
          assertThat(command.getSubcommands().values().stream().distinct())
              .singleElement()
              .extracting(CommandLine::getCommandName)
              .isEqualTo(name);
          command = command.getSubcommands().get(name);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void makesNoCommandForTheVersion(String argument) {
    assertThat(tree.needed(argument).getSubcommands()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "--help", "", "-q", "runtime bui", "nonsense list"})
  void makesEveryCommandWhenOneIsNotNamedInFull(String arguments) {
    assertThat(tree.needed(arguments.split(" ")).getSubcommands().get("runtime").getSubcommands())
        .containsKeys("init", "build", "list", "ls");
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          rt ls,                  runtime list
          runt bui . --to b,      runtime build . --to b
          -q rt --quiet bui rt,   -q runtime --quiet build rt
          runtime l,              runtime l
          nonsense ls,            nonsense ls
          sch,                    schema
          -- rt ls,               -- rt ls
          """)
  void writesShortNamesInFull(String given, String inFull) {
    assertThat(tree.inFull(words(given))).containsExactly(words(inFull));
  }

  private static String[] words(String line) {
    return line.split(" ");
  }

  @Test
  void leavesAnEmptyWordAlone() {
    assertThat(tree.inFull("runtime", "")).containsExactly("runtime", "");
  }

  @Test
  void namesCommandsWhereTheirClassesDo() {
    for (CommandTree.Entry entry : tree.entries()) {
      Class<?> type = factory.make(String.join(" ", entry.path())).getClass();
      CommandLine.Command declared = type.getAnnotation(CommandLine.Command.class);
      assertThat(declared.name()).as(type.getName()).isEqualTo(entry.name());
      assertThat(declared.aliases()).as("%s: aliases belong into CommandTree", type).isEmpty();
    }
  }
}
