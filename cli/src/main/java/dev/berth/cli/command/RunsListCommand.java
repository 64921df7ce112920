package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Run;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runs list}: the runs that the Engine knows. */
@Command(
    name = "list",
    description = {
      "List the runs that the Docker Engine knows, newest first",
      "A run that nobody asked to keep is gone when it has ended. States: READY, PENDING, RUNNING,"
          + " COMPLETED, ERROR, STOPPED."
    },
    footer = {"", "Example:", "  berth runs list"})
final class RunsListCommand implements Callable<Integer> {

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  RunsListCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    try (FunctionRunner runner = services.runner()) {
      List<Run> runs = runner.runs().list();
      if (format.isJson()) {
        services.console().out().println(Json.write(runs.stream().map(RunJson::of).toList()));
      } else if (runs.isEmpty()) {
        services.console().note("no run: start one with `berth run`");
      } else {
        print(runs);
      }
    }
    return 0;
  }

  private void print(List<Run> runs) {
    Table table = new Table("RUN", "FUNCTION", "ACTION", "STATE", "EXIT", "IMAGE", "CREATED");
    for (Run run : runs) {
      table.row(
          run.id().toString(),
          run.function(),
          run.action().word(),
          run.state().name(),
          RunJson.exitCodes(run),
          Table.shortened(run.image()),
          run.created().map(RunJson::time).orElse(""));
    }
    table.print(services.console().out());
  }
}
