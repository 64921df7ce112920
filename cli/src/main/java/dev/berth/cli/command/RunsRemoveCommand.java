package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runs remove}: removes runs and what they wrote. */
@Command(
    name = "remove",
    description = {
      "Remove runs that have ended, with what they wrote",
      "Named volumes stay, as everything does that was not made for the run alone."
    },
    footer = {"", "Example:", "  berth runs remove --ended"})
final class RunsRemoveCommand implements Callable<Integer> {

  @Completes(Candidates.RUNS)
  @Parameters(arity = "0..*", paramLabel = "RUN", description = "Its id, or how that begins")
  List<String> runs = new ArrayList<>();

  @Option(names = "--ended", description = "All that have ended")
  boolean ended;

  @Option(
      names = {"-f", "--force"},
      description = "Also those that have not, which are killed")
  boolean force;

  @Spec CommandSpec spec;
  private final Services services;

  RunsRemoveCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    if (runs.isEmpty() != ended) {
      throw new ParameterException(spec.commandLine(), "either RUN or `--ended` is needed");
    }
    try (FunctionRunner runner = services.runner()) {
      List<Run> wanted =
          ended
              ? runner.runs().list().stream().filter(run -> !run.isOpen()).toList()
              : runs.stream().map(runner.runs()::get).toList();
      for (Run run : wanted) {
        if (run.isOpen() && !force) {
          throw new RunGoesOnException(run);
        }
      }
      for (Run run : wanted) {
        runner.runs().remove(run);
        services.console().out().println(run.id());
      }
    }
    return 0;
  }
}
