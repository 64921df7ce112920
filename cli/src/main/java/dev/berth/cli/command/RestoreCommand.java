package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.env.EnvironmentRequest;
import dev.berth.core.env.RestoredEnvironment;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.version.RuntimeVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  @Mixin private RuntimeFileParameter file = new RuntimeFileParameter();

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description = "Where the environment is made (default: a folder in the store)")
  private Optional<Path> prefix = Optional.empty();

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "The Python it stands on, or the folder of one (default: the first that fits)")
  private Optional<Path> python = Optional.empty();

  @Option(
      names = "--force",
      description = "Lose what was changed by hand in an environment that is there")
  private boolean force;

  @Mixin private LockOptions lock = new LockOptions();
  @Mixin private FormatOption format = new FormatOption();

  private final Services services;

  RestoreCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    // Nothing that is being written stands still for a day.
    services.store().removeLeftovers(services.clock().instant().minus(Duration.ofDays(1)));
    RuntimeSpec spec = services.runtimeSpecReader().read(file.resolve(services.workingDirectory()));
    RuntimeLock locked =
        services.lockRefresher(lock.offline()).refresh(spec, lock.toRequest(List.of())).lock();
    RestoredEnvironment restored =
        services
            .environmentRestorer(spec, lock.offline())
            .restore(
                new EnvironmentRequest(
                    spec,
                    locked,
                    RuntimeVersion.of(spec, locked),
                    prefix.map(this::absolute),
                    python.map(this::absolute),
                    force));
    RestoreReport report = new RestoreReport(restored, Duration.ofNanos(System.nanoTime() - began));
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console());
    }
    return 0;
  }

  private Path absolute(Path given) {
    return services.workingDirectory().resolve(given).normalize();
  }
}
