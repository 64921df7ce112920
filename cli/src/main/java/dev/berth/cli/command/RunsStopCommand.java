package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.RunOptions;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runs stop}: ends runs. */
@Command(
    name = "stop",
    description = "Ask runs to end, and end those that do not",
    footer = {"", "Example:", "  berth runs stop 3f2a"})
final class RunsStopCommand implements Callable<Integer> {

  @Completes(Candidates.RUNS)
  @Parameters(arity = "1..*", paramLabel = "RUN", description = "Its id, or how that begins")
  List<String> runs = new ArrayList<>();

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      defaultValue = "10s",
      description = "How long a run may take for its end (default: 10s)")
  RunOptions.Period grace;

  private final Services services;

  RunsStopCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    try (FunctionRunner runner = services.runner()) {
      // Every id is understood before anything is stopped.
      List<Run> found = runs.stream().map(runner.runs()::get).toList();
      for (Run run : found) {
        runner.runs().stop(run, grace.duration());
        services.console().out().println(run.id());
      }
    }
    return 0;
  }
}
