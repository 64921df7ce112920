package dev.berth.cli.command;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Writes the Java code that says without annotations what each command understands; a step of the
 * build. Left out are commands with groups of options that exclude each other, of which the library
 * knows more than it tells: they are read from annotations as before.
 */
public final class SpecWriter {

  /** The class that is written. */
  static final String CLASS_NAME = "dev.berth.cli.command.WrittenSpecs";

  private static final String PACKAGE = SpecWriter.class.getPackageName();

  private final StringBuilder cases = new StringBuilder();
  private final StringBuilder methods = new StringBuilder();
  private int members;

  private SpecWriter() {}

  /**
   * Writes below a folder for sources.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0], CLASS_NAME.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    // No command looks at its services before it is called.
    Files.writeString(file, source(new CommandTree(null).commands()));
  }

  private static String source(List<Object> commands) {
    SpecWriter writer = new SpecWriter();
    for (Object command : commands) {
      writer.add(command, new CommandLine(command).getCommandSpec());
    }
    return """
        package %s;

        import picocli.CommandLine.Model.CommandSpec;
        import picocli.CommandLine.Model.OptionSpec;
        import picocli.CommandLine.Model.PositionalParamSpec;

        /** Written by SpecWriter. */
        final class WrittenSpecs implements SpecSource {

          @Override
          public java.util.Optional<CommandSpec> find(Object command) {
            CommandSpec spec = CommandSpec.wrapWithoutInspection(command);
            switch (command.getClass().getName()) {
        %s      default: return java.util.Optional.empty();
            }
            return java.util.Optional.of(spec);
          }
        %s}
        """
        .formatted(PACKAGE, writer.cases, writer.methods);
  }

  private void add(Object command, CommandSpec spec) {
    if (!spec.argGroups().isEmpty()) {
      return;
    }
    String name = command.getClass().getSimpleName();
    Map<Class<?>, List<String>> places = new LinkedHashMap<>();
    find(command.getClass(), List.of(), places);
    cases.append(
        "      case %s: new %sSpec().describe(command, spec); break;\n"
            .formatted(quoted(command.getClass().getName()), name));
    methods.append(
        "\n  private static final class %sSpec {\n    void describe(Object command, CommandSpec spec) {\n"
            .formatted(name));
    line("spec.name(%s)", quoted(spec.name()));
    line("spec.usageMessage().description(%s)", quoted(spec.usageMessage().description()));
    line("spec.usageMessage().footer(%s)", quoted(spec.usageMessage().footer()));
    if (spec.versionProvider() != null) {
      line("spec.versionProvider(new %s())", spec.versionProvider().getClass().getName());
    }
    places.forEach(this::inject);
    for (OptionSpec option : spec.options()) {
      line("spec.addOption(%s.build())", option(option) + common(option, places));
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      line("spec.addPositional(%s.build())", positional(argument) + common(argument, places));
    }
    methods.append("    }\n  }\n");
  }

  private void line(String format, Object... values) {
    methods.append("      ").append(format.formatted(values)).append(";\n");
  }

  /** Where the fields of a class are, and of the options that it shares with others. */
  private static void find(Class<?> type, List<String> path, Map<Class<?>, List<String>> places) {
    if (places.put(type, path) != null) {
      throw new IllegalStateException(type + " is twice in one command");
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Mixin.class)) {
        find(field.getType(), joined(path, field.getName()), places);
      }
    }
  }

  private static List<String> joined(List<String> path, String name) {
    List<String> longer = new ArrayList<>(path);
    longer.add(name);
    return longer;
  }

  private void inject(Class<?> type, List<String> path) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Spec.class)) {
        if (!path.isEmpty() && field.getAnnotation(Spec.class).value() == Spec.Target.SELF) {
          throw new IllegalStateException(field + ": shared options have no specification here");
        }
        if (path.isEmpty() && !Modifier.isPrivate(field.getModifiers())) {
          line("((%s) command).%s = spec", type.getSimpleName(), field.getName());
        } else {
          line("LateMember.field(command, %s).set(spec)", quoted(joined(path, field.getName())));
        }
      }
    }
  }

  private static String member(Member member, List<String> path) {
    return member instanceof Method method
        ? "LateMember.method(command, %s, %s)"
            .formatted(literal(method.getParameterTypes()[0]), quoted(path))
        : "LateMember.field(command, %s)".formatted(quoted(path));
  }

  private static String option(OptionSpec option) {
    return "OptionSpec.builder("
        + quoted(option.names())
        + ")"
        + (option.usageHelp() ? ".usageHelp(true)" : "")
        + (option.versionHelp() ? ".versionHelp(true)" : "")
        + (option.scopeType() == ScopeType.INHERIT
            ? ".scopeType(picocli.CommandLine.ScopeType.INHERIT)"
            : "");
  }

  private static String positional(PositionalParamSpec argument) {
    return "PositionalParamSpec.builder().index(" + quoted(argument.index().toString()) + ")";
  }

  private String common(ArgSpec argument, Map<Class<?>, List<String>> places) {
    return ".type("
        + literal(argument.typeInfo().getType())
        + ").auxiliaryTypes("
        + String.join(
            ", ", Arrays.stream(argument.auxiliaryTypes()).map(SpecWriter::literal).toList())
        + ")"
        + (argument.arity().isUnspecified()
            ? ""
            : ".arity(" + quoted(argument.arity().toString()) + ")")
        + ".required("
        + argument.required()
        + ").paramLabel("
        + quoted(argument.paramLabel())
        + ")"
        + (argument.description().length == 0
            ? ""
            : ".description(" + quoted(argument.description()) + ")")
        + (argument.defaultValue() == null
            ? ""
            : ".defaultValue(" + quoted(argument.defaultValue()) + ")")
        + (argument.hidden() ? ".hidden(true)" : "")
        + (argument.splitRegex().isEmpty()
            ? ""
            : ".splitRegex(" + quoted(argument.splitRegex()) + ")")
        + made("converters", List.of(argument.converters()))
        + made("completionCandidates", ownCandidates(argument))
        + (argument.typeInfo().isOptional()
            ? ".initialValue(java.util.Optional.empty())"
            : ".hasInitialValue(false)")
        + (isHelp(argument) ? "" : bound(argument, places));
  }

  /** What the library itself answers to, so that no command looks at it. */
  private static boolean isHelp(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private String bound(ArgSpec argument, Map<Class<?>, List<String>> places) {
    Member member = (Member) argument.userObject();
    String variable = "m" + members++;
    List<String> path = joined(places.get(member.getDeclaringClass()), member.getName());
    line("LateMember %s = %s", variable, member(member, path));
    return ".getter(%1$s).setter(%1$s)".formatted(variable);
  }

  /** Those of an enum's constants the library finds itself. */
  private static List<Object> ownCandidates(ArgSpec argument) {
    Object candidates = argument.completionCandidates();
    return candidates == null || candidates.getClass().getName().startsWith("java.")
        ? List.of()
        : List.of(candidates);
  }

  private static String made(String property, List<?> objects) {
    return objects.isEmpty()
        ? ""
        : "."
            + property
            + "("
            + String.join(
                ", ",
                objects.stream()
                    .map(object -> "new " + object.getClass().getCanonicalName() + "()")
                    .toList())
            + ")";
  }

  private static String literal(Class<?> type) {
    if (Modifier.isPrivate(type.getModifiers())) {
      throw new IllegalStateException(type + " is private");
    }
    return type.getCanonicalName() + ".class";
  }

  private static String quoted(List<String> texts) {
    return quoted(texts.toArray(String[]::new));
  }

  private static String quoted(String... texts) {
    StringBuilder quoted = new StringBuilder();
    for (String text : texts) {
      quoted
          .append(quoted.isEmpty() ? "\"" : ", \"")
          .append(text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"))
          .append('"');
    }
    return quoted.toString();
  }
}
