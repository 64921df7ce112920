package dev.berth.cli.command;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private final BindingWriter bindings = new BindingWriter();
  private int variables;

  private SpecWriter() {}

  /**
   * Writes below a folder for sources.
   *
   * @param args the folder
   */
  public static void main(String[] args) throws IOException {
    SpecWriter writer = new SpecWriter();
    // No command looks at its services before it is called.
    for (Object command : new CommandTree(null).commands()) {
      writer.add(command, new CommandLine(command).getCommandSpec());
    }
    Map<String, String> sources = new LinkedHashMap<>(writer.bindings.sources());
    sources.put(CLASS_NAME, writer.source());
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = Path.of(args[0], source.getKey().replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
  }

  private String source() {
    return """
        package %s;

        import dev.berth.cli.model.Binding;
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
        .formatted(PACKAGE, cases, methods);
  }

  private void add(Object command, CommandSpec spec) {
    if (!spec.argGroups().isEmpty()) {
      return;
    }
    String name = command.getClass().getSimpleName();
    Map<Class<?>, String> owners = new LinkedHashMap<>();
    find(command.getClass(), "command", owners);
    cases.append(
        "      case %1$s: new %2$sSpec().describe((%2$s) command, spec); break;\n"
            .formatted(quoted(command.getClass().getName()), name));
    methods.append(
        "\n  private static final class %1$sSpec {\n    void describe(%1$s command, CommandSpec spec) {\n"
            .formatted(name));
    line("spec.name(%s)", quoted(spec.name()));
    line("spec.usageMessage().description(%s)", quoted(spec.usageMessage().description()));
    line("spec.usageMessage().footer(%s)", quoted(spec.usageMessage().footer()));
    if (spec.versionProvider() != null) {
      line("spec.versionProvider(new %s())", spec.versionProvider().getClass().getName());
    }
    owners.forEach(this::inject);
    for (OptionSpec option : spec.options()) {
      line("spec.addOption(%s.build())", option(option) + common(option, owners));
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      line("spec.addPositional(%s.build())", positional(argument) + common(argument, owners));
    }
    methods.append("    }\n  }\n");
  }

  private void line(String format, Object... values) {
    methods.append("      ").append(format.formatted(values)).append(";\n");
  }

  /** An expression for the command, and for each of the options that it shares with others. */
  private static void find(Class<?> type, String owner, Map<Class<?>, String> owners) {
    if (owners.put(type, owner) != null) {
      throw new IllegalStateException(type + " is twice in one command");
    }
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Mixin.class)) {
        find(field.getType(), owner + "." + field.getName(), owners);
      }
    }
  }

  private void inject(Class<?> type, String owner) {
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Spec.class)) {
        if (!owner.equals("command")
            && field.getAnnotation(Spec.class).value() == Spec.Target.SELF) {
          throw new IllegalStateException(field + ": shared options have no specification here");
        }
        line("%s.set(spec)", bindings.reference(owner, field));
      }
    }
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

  private String common(ArgSpec argument, Map<Class<?>, String> owners) {
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
        + (isHelp(argument) ? "" : bound(argument, owners));
  }

  /** What the library itself answers to, so that no command looks at it. */
  private static boolean isHelp(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private String bound(ArgSpec argument, Map<Class<?>, String> owners) {
    Member member = (Member) argument.userObject();
    String variable = "m" + variables++;
    String owner = owners.get(member.getDeclaringClass());
    line("Binding %s = %s", variable, bindings.reference(owner, member));
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
