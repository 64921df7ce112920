package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.cli.model.Binding;
import dev.berth.cli.support.Cli;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

  @Test
  void givesEachMemberItsValue() throws ReflectiveOperationException {
    int bound = 0;
    for (Object command : commands()) {
      Optional<CommandSpec> spec = written.find(command);
      for (ArgSpec argument : spec.map(CommandSpec::args).orElse(List.of())) {
        ArgSpec annotated = sameIn(new CommandLine(command).getCommandSpec(), argument);
        if (argument.setter() instanceof Binding binding
            && annotated.userObject() instanceof Field field) {
          Object value = valueFor(field.getType());
          Object owner = owner(command, field);
          field.setAccessible(true);
          if (value == null) {
            assertThatThrownBy(() -> binding.set(new Object()))
                .isInstanceOf(ClassCastException.class)
                .hasMessageContaining(field.getType().getName());
          } else {
            binding.set(value);
            assertThat(field.get(owner)).as(field.toString()).isEqualTo(value);
          }
          bound++;
        }
      }
    }
    assertThat(bound).isGreaterThan(100);
  }

  private static ArgSpec sameIn(CommandSpec annotated, ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? annotated.findOption(option.longestName())
        : annotated.positionalParameters().stream()
            .filter(other -> other.index().equals(((PositionalParamSpec) argument).index()))
            .findFirst()
            .orElseThrow();
  }

  /** The command, or the options that it shares with others. */
  private static Object owner(Object command, Field field) throws IllegalAccessException {
    if (field.getDeclaringClass().isInstance(command)) {
      return command;
    }
    for (Field shared : command.getClass().getDeclaredFields()) {
      if (shared.getType() == field.getDeclaringClass()) {
        shared.setAccessible(true);
        return shared.get(command);
      }
    }
    throw new IllegalStateException("no " + field + " in " + command.getClass());
  }

  /** Something else than what is there; nothing where that would take more than a line. */
  private static @Nullable Object valueFor(Class<?> type) {
    Map<Class<?>, Object> values =
        Map.of(
            boolean.class,
            true,
            int.class,
            4711,
            String.class,
            "new",
            Path.class,
            Path.of("new"),
            List.class,
            List.of("new"),
            Optional.class,
            Optional.of("new"));
    return values.get(type);
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
