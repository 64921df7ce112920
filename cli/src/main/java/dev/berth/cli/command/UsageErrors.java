package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.core.Problem;
import dev.berth.core.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command that cannot be understood: what is wrong, the nearest word, and where help is. */
final class UsageErrors implements IParameterExceptionHandler {

  private static final Pattern OPTION = Pattern.compile("--?[a-z][a-z-]*");

  private final Console console;
  private final CommandTree tree;

  UsageErrors(Console console, CommandTree tree) {
    this.console = console;
    this.tree = tree;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    Problem problem = problem(failure);
    console.error(
        problem.hint().isPresent()
            ? problem
            : problem.hint("see `" + command.getCommandSpec().qualifiedName() + " --help`"));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private Problem problem(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      CommandLine command = failure.getCommandLine();
      if (first.startsWith("-")) {
        return unknownOption(first, command);
      }
      return command.getSubcommands().isEmpty()
          ? Problem.of("unknown argument `" + first + "`")
          : unknownCommand(first, command);
    }
    if (failure instanceof MutuallyExclusiveArgsException) {
      return Problem.of(
          OPTION
              .matcher(failure.getMessage())
              .results()
              .map(option -> "`" + option.group() + "`")
              .collect(Collectors.joining(" and ", "", " exclude each other")));
    }
    if (failure instanceof MissingParameterException missing && missing.getMissing().size() == 1) {
      ArgSpec argument = missing.getMissing().get(0);
      return Problem.of(
          argument.completionCandidates() == null
              ? "missing `" + shown(argument) + "`"
              : "missing `" + shown(argument) + "`: expected " + either(words(argument)));
    }
    ArgSpec argument = failure.getArgSpec();
    return argument != null && failure.getCause() instanceof TypeConversionException cause
        ? unsuitableValue(argument, failure.getValue(), cause)
        : Problem.of(inOurWords(failure.getMessage()));
  }

  private static Problem unknownOption(String given, CommandLine command) {
    String name = given.split("=", 2)[0];
    Set<String> known = new LinkedHashSet<>();
    for (OptionSpec option : command.getCommandSpec().options()) {
      if (!option.hidden()) {
        known.add(option.longestName());
      }
    }
    Problem problem = Problem.of("unknown option `" + name + "`");
    List<String> begun =
        known.stream().filter(option -> name.length() > 2 && option.startsWith(name)).toList();
    return didYouMean(
        problem, begun.isEmpty() ? Suggestion.nearest(name, known).stream().toList() : begun);
  }

  private Problem unknownCommand(String word, CommandLine above) {
    Set<String> begun = new LinkedHashSet<>();
    above
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (!word.isEmpty() && name.startsWith(word)) {
                begun.add(command.getCommandName());
              }
            });
    if (!begun.isEmpty()) {
      return Problem.of("more than one command starts with `" + word + "`")
          .because("they are: " + listed(begun));
    }
    Set<String> here = above.getSubcommands().keySet();
    return didYouMean(
        Problem.of("unknown command `" + word + "`"),
        elsewhere(word, (given, name) -> given.equals(name))
            .or(() -> Suggestion.nearest(word, here))
            .or(() -> elsewhere(word, UsageErrors::isNear))
            .stream()
            .toList());
  }

  private static boolean isNear(String word, String name) {
    return Suggestion.nearest(word, List.of(name)).isPresent();
  }

  /** Whoever knows what to do need not know below which command it is. */
  private Optional<String> elsewhere(String word, BiPredicate<String, String> isMeant) {
    return tree.entries().stream()
        .filter(entry -> entry.group().isPresent() && isMeant.test(word, entry.name()))
        .map(entry -> "berth " + String.join(" ", entry.path()))
        .findFirst();
  }

  private static Problem unsuitableValue(ArgSpec argument, String given, Throwable cause) {
    if (argument.completionCandidates() == null) {
      return Problem.of(
          "invalid value for `" + nameOf(argument) + "`: " + inOurWords(cause.getMessage()));
    }
    List<String> words = words(argument);
    Problem problem =
        Problem.of(
            "`%s` cannot be `%s`: expected %s".formatted(nameOf(argument), given, either(words)));
    return didYouMean(problem, Suggestion.nearestChoice(given, words).stream().toList());
  }

  private static List<String> words(ArgSpec argument) {
    List<String> words = new ArrayList<>();
    argument.completionCandidates().forEach(words::add);
    return words;
  }

  /** {@code NAME}, or {@code --to DEST}. */
  private static String shown(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? option.longestName() + " " + option.paramLabel()
        : argument.paramLabel();
  }

  private static String nameOf(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private static Problem didYouMean(Problem problem, Collection<String> words) {
    return words.isEmpty() ? problem : problem.hint("did you mean " + either(words) + "?");
  }

  /** {@code `a`, `b` or `c`}. */
  private static String either(Collection<String> words) {
    String list = listed(words);
    int last = list.lastIndexOf("`, `");
    return last < 0 ? list : list.substring(0, last + 1) + " or " + list.substring(last + 3);
  }

  private static String listed(Collection<String> words) {
    return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
  }

  /** The library starts its sentences with a capital and has quotes where we have backticks. */
  private static String inOurWords(String message) {
    String plain = message.replaceAll("'([^' ]+)'", "`$1`");
    return plain.isEmpty()
        ? plain
        : plain.substring(0, 1).toLowerCase(Locale.ROOT) + plain.substring(1);
  }
}
