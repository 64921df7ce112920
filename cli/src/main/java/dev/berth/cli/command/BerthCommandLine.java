package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ErrorRenderer;
import dev.berth.cli.option.AddressText;
import dev.berth.cli.option.Age;
import dev.berth.cli.option.BuildTag;
import dev.berth.cli.option.GpuText;
import dev.berth.cli.option.NamePattern;
import dev.berth.cli.option.PlainName;
import dev.berth.cli.option.QuantityText;
import dev.berth.cli.option.ReadinessText;
import dev.berth.cli.option.RunOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.cli.option.SecretText;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.function.TaskOptions.Assignment;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;
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
    return root.setOut(services.console().out())
        .setErr(services.console().err())
        .registerConverter(RuntimeName.class, text -> parsed(RuntimeName::parse, text))
        .registerConverter(RuntimeTarget.class, text -> parsed(RuntimeTarget::parse, text))
        .registerConverter(PlainName.class, text -> parsed(PlainName::parse, text))
        .registerConverter(NamePattern.class, NamePattern::new)
        .registerConverter(BuildTag.class, text -> parsed(BuildTag::parse, text))
        .registerConverter(Platform.class, text -> parsed(Platform::parse, text))
        .registerConverter(ImageReference.class, text -> parsed(ImageReference::parse, text))
        .registerConverter(ImageLocation.class, text -> parsed(ImageLocation::parse, text))
        .registerConverter(Age.class, text -> parsed(Age::parse, text))
        .registerConverter(PackageName.class, text -> parsed(PackageName::parse, text))
        .registerConverter(RunOptions.Period.class, text -> parsed(RunOptions.Period::parse, text))
        .registerConverter(AddressText.class, text -> parsed(AddressText::parse, text))
        .registerConverter(ReadinessText.class, text -> parsed(ReadinessText::parse, text))
        .registerConverter(Assignment.class, text -> parsed(Assignment::set, text))
        .registerConverter(GpuText.class, text -> parsed(GpuText::parse, text))
        .registerConverter(QuantityText.class, text -> parsed(QuantityText::parse, text))
        .registerConverter(SecretText.class, text -> parsed(SecretText::parse, text))
        .registerConverter(CaptureSource.class, text -> parsed(CaptureSource::parse, text))
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

  /** The core's own words say what is wrong with a value. */
  private static <T> T parsed(Function<String, T> parse, String text) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
