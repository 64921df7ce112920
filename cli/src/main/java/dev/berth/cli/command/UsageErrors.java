package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command that cannot be understood: what is wrong, the nearest word, and where help is. */
final class UsageErrors implements IParameterExceptionHandler {

  private final Console console;

  UsageErrors(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    console.err().println("error: " + message(failure));
    console.err().println();
    suggestion(failure)
        .ifPresentOrElse(
            nearest -> console.err().println("hint: did you mean `" + nearest + "`?"),
            () -> console.err().println("hint: see `" + name + " --help`"));
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static String message(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      String kind =
          first.startsWith("-")
              ? "option"
              : failure.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
      return "unknown " + kind + " `" + first + "`";
    }
    return lowerFirst(failure.getMessage());
  }

  private static Optional<String> suggestion(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> nearest = unmatched.getSuggestions();
      return nearest.stream().findFirst();
    }
    return Optional.empty();
  }

  /** The library starts its sentences with a capital; ours do not. */
  private static String lowerFirst(String message) {
    return message.isEmpty()
        ? message
        : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
  }
}
