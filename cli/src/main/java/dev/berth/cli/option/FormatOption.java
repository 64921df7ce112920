package dev.berth.cli.option;

import dev.berth.cli.console.OutputFormat;
import picocli.CommandLine.Option;

/** {@code --format text|json}, on every command that reports. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "How to write the answer: text or json (default: text)")
  OutputFormat format = OutputFormat.TEXT;

  /** Whether programs are to read the answer. */
  public boolean isJson() {
    return format == OutputFormat.JSON;
  }
}
