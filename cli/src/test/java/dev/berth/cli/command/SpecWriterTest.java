package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Spec;

/** What was written when this was built, against the annotations. */
class SpecWriterTest {

  @TempDir private Path folder;
  private final SpecSource written = SpecSource.written();

  private List<Object> commands() {
    return new CommandTree(new Cli(folder).services()).commands();
  }

  @Test
  void writesWhatTheAnnotationsSay() {
    for (Object command : commands()) {
      Optional<CommandSpec> spec = written.find(command);
      if (spec.isPresent()) {
        assertThat(text(new CommandLine(spec.get()).getCommandSpec()))
            .as(command.getClass().getName())
            .isEqualTo(text(new CommandLine(command).getCommandSpec()));
      }
    }
  }

  @Test
  void leavesOutOnlyCommandsWithGroupsOfOptions() {
    assertThat(commands())
        .allSatisfy(
            command ->
                assertThat(written.find(command).isPresent())
                    .as(command.getClass().getName())
                    .isEqualTo(new CommandLine(command).getCommandSpec().argGroups().isEmpty()));
  }

  @Test
  void givesCommandsTheirSpecifications() throws IllegalAccessException {
    for (Object command : commands()) {
      Optional<CommandSpec> spec = written.find(command);
      for (Field field : command.getClass().getDeclaredFields()) {
        if (spec.isPresent() && field.isAnnotationPresent(Spec.class)) {
          field.setAccessible(true);
          assertThat(field.get(command)).as(field.toString()).isSameAs(spec.get());
        }
      }
    }
  }

  private static String text(CommandSpec spec) {
    List<String> lines = new ArrayList<>();
    lines.add(spec.name());
    lines.addAll(List.of(spec.aliases()));
    lines.addAll(List.of(spec.usageMessage().header()));
    lines.addAll(List.of(spec.usageMessage().description()));
    lines.addAll(List.of(spec.usageMessage().footer()));
    lines.add(spec.versionProvider() == null ? "" : spec.versionProvider().getClass().getName());
    lines.add(spec.userObject().getClass() + " " + spec.usageMessage().hidden());
    for (OptionSpec option : spec.options()) {
      lines.add(
          Arrays.toString(option.names())
              + option.usageHelp()
              + option.versionHelp()
              + option.scopeType()
              + option.negatable()
              + option.fallbackValue()
              + text(option));
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      lines.add(argument.index() + text(argument));
    }
    return String.join("\n", lines);
  }

  private static String text(ArgSpec argument) {
    List<Object> all = new ArrayList<>();
    all.add(argument.arity() + " " + argument.arity().isUnspecified());
    all.add(argument.typeInfo().getType());
    all.addAll(List.of(argument.auxiliaryTypes()));
    all.add(argument.required());
    all.add(argument.hidden());
    all.add(argument.interactive());
    all.add(argument.paramLabel());
    all.addAll(List.of(argument.description()));
    all.add(String.valueOf(argument.defaultValue()));
    all.add(argument.splitRegex());
    all.add(argument.hideParamSyntax());
    if (argument.completionCandidates() != null) {
      argument.completionCandidates().forEach(all::add);
    }
    for (Object converter : argument.converters()) {
      all.add(converter.getClass());
    }
    return all.toString();
  }
}
