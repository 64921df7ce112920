package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ErrorRenderer;
import dev.berth.cli.console.OutputFormat;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PackageName;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.TypeConversionException;

/** Builds the tree of commands and decides how each of them fails. */
public final class BerthCommandLine {

  private BerthCommandLine() {}

  /** The whole command line over these services. */
  public static CommandLine of(Services services) {
    return configured(services, new CommandTree(services).whole());
  }

  /**
   * As much of the command line as these arguments can need. Looking through every command takes
   * longer than most of them run.
   */
  public static CommandLine of(Services services, String... arguments) {
    return configured(services, new CommandTree(services).needed(arguments));
  }

  private static CommandLine configured(Services services, CommandLine root) {
    ErrorRenderer errors = new ErrorRenderer(services.console(), services.workingDirectory());
    return root.setOut(services.console().out())
        .setErr(services.console().err())
        .registerConverter(OutputFormat.class, BerthCommandLine::outputFormat)
        .registerConverter(RuntimeName.class, text -> parsed(RuntimeName::parse, text))
        .registerConverter(Platform.class, text -> parsed(Platform::parse, text))
        .registerConverter(ImageLocation.class, text -> parsed(ImageLocation::parse, text))
        .registerConverter(PackageName.class, text -> parsed(PackageName::parse, text))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedSubcommandsAllowed(true)
        .setExecutionStrategy(parsed -> execute(services, parsed))
        .setParameterExceptionHandler(new UsageErrors(services.console()))
        .setExecutionExceptionHandler((failure, command, parsed) -> errors.render(failure));
  }

  private static int execute(Services services, ParseResult parsed) {
    try (services) {
      return new RunLast().execute(parsed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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

  private static OutputFormat outputFormat(String text) {
    try {
      return OutputFormat.valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("expected `text` or `json`, found `" + text + "`");
    }
  }
}
