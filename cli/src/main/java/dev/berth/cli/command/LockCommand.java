package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.ErrorRenderer;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.ResolveOptions;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.lock.LockOutcome;
import dev.berth.core.lock.LockRequest;
import dev.berth.core.lock.LockRequest.Policy;
import dev.berth.core.lock.LockState;
import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code berth runtime lock}: finds what runtime.yaml comes to mean, and writes it down. */
@Command(
    name = "lock",
    description = "Find the version and digest of everything that a runtime.yaml asks for",
    footer = {
      "",
      "What runtime.lock holds stays where it still fits; --upgrade lets it move.",
      "",
      "Example:",
      "  berth runtime lock demo --upgrade-package numpy",
    })
final class LockCommand implements Callable<Integer> {

  @Mixin RuntimeFileParameter file = new RuntimeFileParameter();

  @Option(
      names = "--check",
      description = "Fail when runtime.lock does not fit runtime.yaml, saying why; write nothing")
  boolean check;

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "Lock for this platform too; may be repeated")
  List<Platform> platforms = new ArrayList<>();

  @Mixin ResolveOptions resolve = new ResolveOptions();
  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  LockCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    RuntimeSpec spec = services.runtimeSpecReader().read(file.resolve(services.workingDirectory()));
    return check ? check(spec) : lock(spec);
  }

  private int lock(RuntimeSpec spec) throws IOException {
    LockOutcome outcome = services.lockRefresher(resolve.offline()).refresh(spec, request());
    LockReport report = new LockReport(outcome);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console());
    }
    return 0;
  }

  /** Without a resolver, and without asking any server. */
  private int check(RuntimeSpec spec) {
    LockState state = LockState.of(spec, request());
    if (format.isJson()) {
      services.console().out().println(Json.write(LockReport.json(state)));
      return state.isFresh() ? 0 : ErrorRenderer.FAILED;
    }
    state.requireFresh("--check");
    services.console().note("The lock fits runtime.yaml");
    return 0;
  }

  private LockRequest request() {
    return new LockRequest(
        Policy.REFRESH, platforms, resolve.upgrade(), resolve.upgradePackages(), resolve.offline());
  }
}
