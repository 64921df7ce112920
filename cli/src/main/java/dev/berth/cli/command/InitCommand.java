package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.CaptureOptions;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.capture.CaptureWriter.Target;
import dev.berth.core.capture.CaptureWriter.Unlockable;
import dev.berth.core.capture.CapturedRuntime;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime init}: a first runtime.yaml. */
@Command(
    name = "init",
    description = {
      "Write a first runtime.yaml, with comments.",
      "",
      "With --from it is written from an environment that exists, together with a runtime.lock that"
          + " holds every package of it in its version. Nothing is changed in that environment.",
    },
    footer = {"", "Example:", "  berth runtime init demo --from venv:.venv"})
final class InitCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "Where to write it (default: this folder)")
  Path folder = Path.of(".");

  @Option(
      names = "--from",
      paramLabel = "ENV",
      description = {
        "The environment to write it from: venv:DIR, conda:NAME, conda-prefix:DIR, docker:IMAGE,",
        "or shell for the one that is active"
      })
  Optional<CaptureSource> source = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the runtime (default: the environment's, else the folder's)")
  Optional<String> name = Optional.empty();

  @Option(
      names = "--python",
      paramLabel = "X.Y",
      defaultValue = "3.11",
      converter = KnownPython.class,
      completionCandidates = KnownPython.class,
      description = "The Python version (default: ${DEFAULT-VALUE})")
  PythonVersion python = PythonVersion.parse("3.11");

  @Option(names = "--force", description = "Replace a runtime.yaml that is there")
  boolean force;

  @Mixin CaptureOptions capture = new CaptureOptions();

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "What to lock the environment for (default: this computer's, on Linux)")
  List<Platform> platforms = new ArrayList<>();

  @Option(
      names = "--offline",
      description = "Ask no server while locking: use what is on this computer")
  boolean offline;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  InitCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    FirstRuntime first = new FirstRuntime(spec.commandLine(), services);
    Path target = first.folder(folder);
    CaptureUsage usage = new CaptureUsage(spec.commandLine());
    if (source.isPresent()) {
      usage.requireFitting(source.get(), capture, name);
      if (spec.commandLine().getParseResult().hasMatchedOption("--python")) {
        throw usage("`--python` does not go with `--from`: the environment has its own");
      }
      capture(source.get(), target);
    } else {
      usage.requireNoChoicesWithout("--from");
      writeFirst(first, target);
    }
    return 0;
  }

  private void capture(CaptureSource from, Path target) throws IOException {
    Capturing capturing = new Capturing(services, from);
    Path here = services.workingDirectory();
    CapturedRuntime captured =
        capturing.write(
            capturing.draft(name, capture.toChoices(here)),
            new Target(target, force, platforms, offline, Unlockable.WRITE, from));
    CaptureReport report = new CaptureReport(captured, here);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
      return;
    }
    report.note(services.console());
    report.files().forEach(services.console().out()::println);
    if (captured.lock().isPresent()) {
      services
          .console()
          .note(
              "next: `berth runtime build"
                  + (report.folder().isEmpty() ? "" : " " + report.folder())
                  + "`");
    }
  }

  private void writeFirst(FirstRuntime first, Path target) throws IOException {
    Path file = first.write(target, name, python, RuntimeSpec.Mode.VENV, force);
    if (format.isJson()) {
      services.console().out().println(Json.write(Map.of("files", List.of(file.toString()))));
      return;
    }
    services.console().out().println(first.shown(file));
    services.console().note("next: list what your program needs, then `berth runtime check`");
  }

  private ParameterException usage(String why) {
    return new ParameterException(spec.commandLine(), why);
  }
}
