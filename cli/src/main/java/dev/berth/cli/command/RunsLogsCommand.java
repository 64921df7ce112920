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
import java.util.List;
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
  String run;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on until the run ends")
  boolean follow;

  @Option(
      names = {"-n", "--tail"},
      paramLabel = "LINES",
      description = "Only so many lines from the end")
  Optional<Integer> tail = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "AGE",
      description = "Only what is not older: 10m, 2h, 1d")
  Optional<Age> since = Optional.empty();

  @Option(
      names = {"-t", "--timestamps"},
      description = "Begin each line with its time")
  boolean timestamps;

  @Option(
      names = "--replica",
      paramLabel = "NUMBER",
      description =
          "Of a run of many containers, only this one (default: all, each line with the number)")
  Optional<Integer> replica = Optional.empty();

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
      new ReplicaLogs(runner.runs(), found, services.console().streams())
          .print(replicas(found), lines);
      return 0;
    } catch (UncheckedIOException nobodyReads) {
      // As `head` does to every program before it.
      return 0;
    }
  }

  private List<Run.Replica> replicas(Run found) {
    if (replica.isEmpty()) {
      return found.replicas();
    }
    int number = replica.get();
    return List.of(
        found.replicas().stream()
            .filter(one -> one.number() == number)
            .findFirst()
            .orElseThrow(() -> new NoSuchReplicaException(found, number)));
  }
}
