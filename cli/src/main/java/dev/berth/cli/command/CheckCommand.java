package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ErrorRenderer;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.yaml.InvalidSpecException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime check}: tells everything that is wrong with a runtime.yaml. */
@Command(
    name = "check",
    description = "Tell everything that is wrong with a runtime.yaml and the files that it names",
    footer = {"", "Example:", "  berth runtime check demo/runtime.yaml"})
final class CheckCommand implements Callable<Integer> {

  @Mixin RuntimeFileParameter file = new RuntimeFileParameter();
  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  CheckCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() {
    Path path = file.resolve(services.workingDirectory());
    CheckReport report = new CheckReport(path, services.workingDirectory());
    return format.isJson() ? answer(path, report) : tell(path, report);
  }

  private int tell(Path path, CheckReport report) {
    RuntimeSpec spec = services.runtimeSpecReader().read(path);
    spec.notSupportedYet().forEach(notYet -> services.console().warn(report.relative(notYet)));
    services.console().out().println(report.summary(spec));
    return 0;
  }

  /** A program that asks wants the problems as its answer. */
  private int answer(Path path, CheckReport report) {
    try {
      RuntimeSpec spec = services.runtimeSpecReader().read(path);
      services.console().out().println(Json.write(report.answer(spec)));
      return 0;
    } catch (InvalidSpecException invalid) {
      services.console().out().println(Json.write(report.answer(invalid.problems())));
      return ErrorRenderer.FAILED;
    }
  }
}
