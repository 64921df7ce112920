package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.version.VersionDiff;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth runtime diff A B}: how two versions differ. */
@Command(
    name = "diff",
    description = {
      "Show how two versions differ: packages, Python, base, files, settings, layers, size",
      "%nOf the same runtime or of two. A PATH means what its runtime.lock holds, built or not."
    },
    footer = {"", "Example:", "  berth runtime diff demo ."})
final class DiffCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "A", description = RuntimeTarget.DESCRIPTION)
  RuntimeTarget before;

  @Parameters(index = "1", paramLabel = "B", description = "The same, of the other version")
  RuntimeTarget after;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  DiffCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    Viewing viewing = new Viewing(services, "diff");
    DiffReport report =
        new DiffReport(VersionDiff.between(viewing.view(before), viewing.view(after)));
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
    return 0;
  }
}
