package dev.berth.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Our commands, as help and completion see them. */
class CommandModelTest {

  @TempDir private Path folder;

  @Test
  void knowsWhatCompletesEachArgument() {
    CommandModel root = CommandModel.of(new Cli(folder).commandLine());

    assertThat(kinds(root))
        .contains(
            "berth runtime check PATH: PATHS",
            "berth runtime init DIR: FOLDERS",
            "berth runtime history NAME: RUNTIMES",
            "berth runtime recover NAME: REMOVED_RUNTIMES",
            "berth runtime diff B: RUNTIMES_OR_PATHS",
            "berth runtime build --to: LOCATIONS",
            "berth runtime build --platform: WORDS [linux/amd64, linux/arm64]",
            "berth runtime lock --platform: WORDS [linux/amd64, linux/arm64]",
            "berth runtime list --format: WORDS [text, json]",
            "berth runtime build --tag: NOTHING",
            "berth runtime build --conda: CONDA_NAMES",
            "berth runtime init --from: ENVIRONMENTS",
            "berth completion SHELL: WORDS [bash, zsh, fish, powershell]",
            "berth help COMMAND: COMMANDS");
  }

  private static List<String> kinds(CommandModel command) {
    List<String> kinds = new ArrayList<>();
    String name = String.join(" ", command.path()) + " ";
    for (OptionModel option : command.options()) {
      option
          .value()
          .ifPresent(
              value ->
                  kinds.add(name + option.names().get(option.names().size() - 1) + kind(value)));
    }
    command
        .arguments()
        .forEach(argument -> kinds.add(name + argument.value().label() + kind(argument.value())));
    command.commands().forEach(below -> kinds.addAll(kinds(below)));
    return kinds;
  }

  private static String kind(ValueModel value) {
    return ": " + value.candidates() + (value.words().isEmpty() ? "" : " " + value.words());
  }

  /** Where the type does not say it, {@code @Completes} must, even if it is nothing. */
  @Test
  void isToldWhatCompletesEachArgument() {
    List<String> untold =
        specs(new Cli(folder).commandLine().getCommandSpec())
            .flatMap(
                spec ->
                    spec.positionalParameters().stream()
                        .filter(CommandModelTest::isUntold)
                        .map(argument -> spec.qualifiedName() + " " + argument.paramLabel()))
            .toList();

    assertThat(untold).isEmpty();
  }

  private static boolean isUntold(PositionalParamSpec argument) {
    return ValueModel.of(argument).candidates() == Candidates.NOTHING
        && !((java.lang.reflect.AnnotatedElement) argument.userObject())
            .isAnnotationPresent(Completes.class);
  }

  private static Stream<CommandSpec> specs(CommandSpec spec) {
    return Stream.concat(
        Stream.of(spec),
        spec.subcommands().values().stream()
            .distinct()
            .flatMap(below -> specs(below.getCommandSpec())));
  }

  @Test
  void hasGlobalOptionsLast() {
    CommandModel build =
        CommandModel.of(new Cli(folder).commandLine())
            .find("runtime")
            .flatMap(runtime -> runtime.find("build"))
            .orElseThrow();

    List<OptionModel> options = build.options();
    assertThat(options.get(0).names()).containsExactly("--to");
    assertThat(options.get(0).repeatable()).isTrue();
    assertThat(options.get(0).summary()).isEqualTo("Where the image goes");
    assertThat(options.get(options.size() - 1).names()).containsExactly("-q", "--quiet");
    assertThat(options.get(options.size() - 1).global()).isTrue();
  }
}
