package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.env.RestoredEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime restore}: from a lock to an environment on this computer. */
@Command(
    name = "restore",
    description = "Make the environment of a runtime on this computer, with what its image has",
    footer = {
      "",
      "Example:",
      "  berth runtime restore . --prefix .venv && . .venv/bin/activate",
    })
final class RestoreCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|PATH",
      defaultValue = ".",
      description = {RuntimeTarget.DESCRIPTION, "(default: this folder)"})
  RuntimeTarget target;

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description = "Where the environment is made (default: a folder in the store)")
  Optional<Path> prefix = Optional.empty();

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "The Python it stands on, or the folder of one (default: the first that fits)")
  Optional<Path> python = Optional.empty();

  @Option(
      names = "--force",
      description = "Lose what was changed by hand in an environment that is there")
  boolean force;

  @Mixin LockOptions lock = new LockOptions();
  @Mixin FormatOption format = new FormatOption();

  @Spec CommandSpec spec;
  private final Services services;

  RestoreCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    if (target instanceof RuntimeTarget.InStore && lock.upgradesAnything()) {
      throw new ParameterException(
          spec.commandLine(), "a version in the store has its lock: `--upgrade` needs a PATH");
    }
    // Nothing that is being written stands still for a day.
    services.store().removeLeftovers(services.clock().instant().minus(Duration.ofDays(1)));
    RestoredEnvironment restored =
        new Restoring(services, lock).restore(target, new Restoring.Wishes(prefix, python, force));
    RestoreReport report = new RestoreReport(restored, Duration.ofNanos(System.nanoTime() - began));
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console());
    }
    return 0;
  }
}
