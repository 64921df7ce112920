package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.Age;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Run;
import dev.berth.core.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runs logs}: what a run wrote. */
@Command(
    name = "logs",
    description = "Print what a run wrote, to the same two streams",
    footer = {"", "Example:", "  berth runs logs -f 3f2a"})
final class RunsLogsCommand implements Callable<Integer> {

  @Completes(Candidates.RUNS)
  @Parameters(paramLabel = "RUN", description = "Its id, or how that begins")
  private String run;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run ends")
  private boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Only so many lines from the end")
  private Optional<Integer> tail = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "AGE",
      description = "Only what is not older: 10m, 2h, 1d")
  private Optional<Age> since = Optional.empty();

  @Option(
      names = {"-t", "--timestamps"},
      description = "Begin each line with its time")
  private boolean timestamps;

  @Option(
      names = "--replica",
      paramLabel = "NUMBER",
      description = "Of a run of many containers, only this one (default: one after the other)")
  private Optional<Integer> replica = Optional.empty();

  private final Services services;

  RunsLogsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    Runs.Lines lines =
        new Runs.Lines(
            follow, timestamps, tail, since.map(age -> age.before(services.clock().instant())));
    try (FunctionRunner runner = services.runner()) {
      Run found = runner.runs().get(run);
      for (Run.Replica one : found.replicas()) {
        if (replica.isEmpty() || replica.get() == one.number()) {
          runner
              .runs()
              .logs(
                  found,
                  one,
                  lines,
                  services.console().streams().out(),
                  services.console().streams().err());
        }
      }
      return 0;
    } catch (UncheckedIOException nobodyReads) {
      // As `head` does to every program before it.
      return 0;
    }
  }
}
