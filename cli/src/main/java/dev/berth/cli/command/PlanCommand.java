package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.BuildOptions;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.build.ImagePlan;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime plan}: what {@code build} would do. */
@Command(
    name = "plan",
    description = "Show the layers that build would make, of what, and why",
    footer = {"", "Example:", "  berth runtime plan demo --offline"})
final class PlanCommand implements Callable<Integer> {

  @Mixin RuntimeFileParameter file = new RuntimeFileParameter();
  @Mixin LockOptions lock = new LockOptions();
  @Mixin BuildOptions build = new BuildOptions();
  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  PlanCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    ImagePlan plan = new Planning(services, file, lock, build).plan();
    PlanReport report = new PlanReport(plan);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
    return 0;
  }
}
