package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.Services;
import dev.berth.cli.console.Console;
import dev.berth.cli.support.Cli;
import dev.berth.core.io.Environment;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the help of every command there is. */
class HelpTest {

  /** A line of an example, which may be a part of something larger in the shell's language. */
  private static final Pattern CALL = Pattern.compile("\\bberth ([^|>)&;\"]*)");

  @TempDir private static Path folder;

  static Stream<String> commands() {
    CommandTree tree = new CommandTree(new Cli(folder).services());
    return Stream.concat(
        Stream.of(""), tree.entries().stream().map(entry -> String.join(" ", entry.path())));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void fitsTheTerminal(String command) {
    assertThat(help(command).lines())
        .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80))
        .allSatisfy(line -> assertThat(line).isEqualTo(line.stripTrailing()));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void hasAnExampleThatIsUnderstood(String command) {
    List<String> examples =
        help(command).lines().dropWhile(line -> !line.startsWith("Example")).skip(1).toList();
    List<String> calls = new ArrayList<>();
    for (String example : examples) {
      Matcher call = CALL.matcher(example);
      while (call.find()) {
        calls.add(call.group(1).strip());
      }
    }

    assertThat(calls).as("examples of `berth %s --help`", command).isNotEmpty();
    assertThat(calls).anySatisfy(call -> assertThat(call).startsWith(command));
    for (String call : calls) {
      new Cli(folder).commandLine().parseArgs(call.split(" +"));
    }
  }

  @Test
  void hasColoursOnATerminalOnly() {
    assertThat(help("runtime", true, "NO_COLOR", "")).contains("\u001b[1mUsage:\u001b[0m");
    assertThat(help("runtime", true, "NO_COLOR", "1")).doesNotContain("\u001b");
    assertThat(help("runtime", true, "TERM", "dumb")).doesNotContain("\u001b");
    assertThat(help("runtime", false, "NO_COLOR", "")).doesNotContain("\u001b");
  }

  private static String help(String command, boolean terminal, String variable, String value) {
    StringWriter out = new StringWriter();
    Environment environment = new Environment(Map.of(variable, value));
    PrintWriter writer = new PrintWriter(out, true);
    Console console = new Console(writer, writer, environment, terminal);
    BerthCommandLine.run(
        new Services(environment, folder, folder, Clock.systemUTC(), console), command, "--help");
    return out.toString();
  }

  private static String help(String command) {
    String[] words =
        Stream.concat(
                Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()),
                Stream.of("--help"))
            .toArray(String[]::new);
    return new Cli(folder).run(words).exits(0).complainsNothing().out();
  }
}
