package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth runs show}: all that is known of a run. */
@Command(
    name = "show",
    description = "Show all that is known of a run",
    footer = {"", "Example:", "  berth runs show 3f2a"})
final class RunsShowCommand implements Callable<Integer> {

  @Completes(Candidates.RUNS)
  @Parameters(paramLabel = "RUN", description = "Its id, or how that begins")
  String run;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  RunsShowCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    try (FunctionRunner runner = services.runner()) {
      Run found = runner.runs().get(run);
      if (format.isJson()) {
        services.console().out().println(Json.write(RunJson.of(found)));
      } else {
        print(found, services.console().out());
      }
    }
    return 0;
  }

  private static void print(Run run, PrintWriter out) {
    line(out, "run", run.id().toString());
    line(out, "function", run.function());
    run.project().ifPresent(project -> line(out, "project", project));
    line(out, "action", run.action().word());
    line(out, "state", run.state().name());
    line(out, "image", run.image());
    run.created().ifPresent(time -> line(out, "created", RunJson.time(time)));
    for (Run.Replica replica : run.replicas()) {
      if (run.replicas().size() > 1) {
        out.println();
        line(out, "replica", replica.number() + " " + replica.state().name());
      }
      line(out, "container", replica.name());
      line(out, "command", String.join(" ", replica.command()));
      replica.started().ifPresent(time -> line(out, "started", RunJson.time(time)));
      replica.finished().ifPresent(time -> line(out, "finished", RunJson.time(time)));
      replica.exitCode().ifPresent(code -> line(out, "exit code", String.valueOf(code)));
      replica.why().ifPresent(why -> line(out, "because", why));
      replica.ports().forEach(port -> line(out, "port", port));
    }
  }

  private static void line(PrintWriter out, String key, String value) {
    out.println("%-10s %s".formatted(key, value));
  }
}
