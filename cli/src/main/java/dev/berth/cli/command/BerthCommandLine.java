package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ErrorRenderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Builds the tree of commands and decides how each of them fails. */
public final class BerthCommandLine {

  private BerthCommandLine() {}

  /** Does what {@code berth ARGUMENTS} asks for, and returns the code to exit with. */
  public static int run(Services services, String... arguments) {
    CommandTree tree = new CommandTree(services);
    String[] inFull = tree.inFull(arguments);
    return configured(services, tree, tree.needed(inFull)).execute(inFull);
  }

  /** The whole command line over these services. */
  public static CommandLine of(Services services) {
    CommandTree tree = new CommandTree(services);
    return configured(services, tree, tree.whole());
  }

  private static CommandLine configured(Services services, CommandTree tree, CommandLine root) {
    ErrorRenderer errors = new ErrorRenderer(services.console(), services.workingDirectory());
    TypedValue.registerAll(root);
    return root.setOut(services.console().out())
        .setErr(services.console().err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(parsed -> execute(services, parsed))
        .setHelpSectionMap(Map.of(HelpPages.SECTION, new HelpPages(tree, services.console())))
        .setHelpSectionKeys(List.of(HelpPages.SECTION))
        .setParameterExceptionHandler(new UsageErrors(services.console(), tree))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> exitCode(errors.render(failure), failure, command));
  }

  /** A command may have other codes for what could not be done; our bugs are always the same. */
  private static int exitCode(int usual, Exception failure, CommandLine command) {
    return usual == ErrorRenderer.FAILED
            && command.getCommand() instanceof IExitCodeExceptionMapper codes
        ? codes.getExitCode(failure)
        : usual;
  }

  private static int execute(Services services, ParseResult parsed) {
    try (services) {
      refuseUnmatched(parsed);
      return new RunLast().execute(parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The library lets everything pass beside `--help`; help for a word that is no command misleads.
   */
  private static void refuseUnmatched(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (!last.unmatched().isEmpty()) {
      throw new UnmatchedArgumentException(last.commandSpec().commandLine(), last.unmatched());
    }
  }
}
