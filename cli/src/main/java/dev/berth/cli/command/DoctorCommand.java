package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.doctor.Finding;
import dev.berth.core.doctor.UnfitException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth doctor}: what this computer has that Berth works with, and what to do about it. */
@Command(
    name = "doctor",
    description = {
      "Look at what Berth works with on this computer, and say what to do where something is amiss",
      "%nNothing is changed and no password is read. The exit code is 1 when the store cannot be"
          + " written to; Berth can do something useful without everything else."
    },
    footer = {"", "Example:", "  berth doctor --format json"})
final class DoctorCommand implements Callable<Integer> {

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  DoctorCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    List<Finding> findings = new ArrayList<>();
    services.checks(Version.current()).forEach(check -> findings.addAll(check.findings()));
    DoctorReport report = new DoctorReport(findings);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out(), services.console().style());
    }
    findings.stream()
        .filter(Finding::vital)
        .findFirst()
        .ifPresent(
            vital -> {
              throw new UnfitException(vital);
            });
    return 0;
  }
}
