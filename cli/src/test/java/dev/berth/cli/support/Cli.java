package dev.berth.cli.support;

import dev.berth.cli.Services;
import dev.berth.cli.command.BerthCommandLine;
import dev.berth.cli.console.Console;
import dev.berth.core.io.Environment;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine;

/** The whole tool in this JVM, in folders of a test's own. */
public final class Cli {

  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();
  private Optional<String> typed = Optional.empty();

  /** Works in {@code folder/work}, with its store in {@code folder/store}. */
  public Cli(Path folder) {
    this.folder = folder;
    variables.put("BERTH_HOME", folder.resolve("store").toString());
    work().toFile().mkdirs();
  }

  /** The folder that commands are run in. */
  public Path work() {
    return folder.resolve("work");
  }

  /** The folder of the store. */
  public Path store() {
    return folder.resolve("store");
  }

  /** Sets an environment variable for the commands that follow. */
  public Cli with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  /** What a person types in answer to the commands that follow. */
  public Cli answering(String text) {
    typed = Optional.of(text);
    return this;
  }

  /** The tree of commands, over services of the test's own. */
  public CommandLine commandLine() {
    return BerthCommandLine.of(services());
  }

  /** Runs {@code berth ARGUMENTS}. */
  public CliResult run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = BerthCommandLine.run(services(out, err), arguments);
    return new CliResult(String.join(" ", arguments), exitCode, out.toString(), err.toString());
  }

  /** What the commands work with, where nobody watches. */
  public Services services() {
    return services(new StringWriter(), new StringWriter());
  }

  private Services services(StringWriter out, StringWriter err) {
    Environment environment = new Environment(variables);
    Console console =
        new Console(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            environment,
            typed.isPresent(),
            new StringReader(typed.orElse("")));
    return new Services(
        environment,
        work(),
        folder.resolve("home"),
        Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
        console);
  }
}
