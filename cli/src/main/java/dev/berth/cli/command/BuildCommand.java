package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.PublishProgress;
import dev.berth.cli.option.BuildOptions;
import dev.berth.cli.option.CommandOptions;
import dev.berth.cli.option.EnvironmentOptions;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.ImageNames;
import dev.berth.cli.option.LockOptions;
import dev.berth.cli.option.RuntimeFileParameter;
import dev.berth.core.build.BuildResult;
import dev.berth.core.build.ImagePlan;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.capture.CaptureWriter.Target;
import dev.berth.core.capture.CaptureWriter.Unlockable;
import dev.berth.core.capture.CapturedRuntime;
import dev.berth.core.capture.RuntimeDraft;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ScratchFolder;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.publish.Published;
import dev.berth.core.publish.Publisher;
import dev.berth.core.publish.Publishers;
import dev.berth.core.run.DockerCommands;
import dev.berth.core.run.Secret;
import dev.berth.core.store.RuntimeEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code berth runtime build}: from runtime.yaml to an image, and to where it is wanted. */
@Command(
    name = "build",
    description = {
      "Make the image that a runtime.yaml describes, and put it where it is wanted.",
      "",
      "With --venv, --conda, --conda-prefix, --shell or --docker the runtime.yaml and its lock are"
          + " first written from an environment that exists, in which nothing is changed.",
    },
    footer = {
      "",
      "Example:",
      "  berth runtime build . --to docker-daemon: --to oci:./out",
    })
final class BuildCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin RuntimeFileParameter file = new RuntimeFileParameter();

  @Option(
      names = "--to",
      paramLabel = "DEST",
      description = {
        "Where the image goes: docker-daemon:[NAME:TAG], oci:DIR[:TAG], oci-archive:FILE[:TAG],",
        "docker-archive:FILE[:NAME:TAG]; may be repeated (default: the store only)"
      })
  List<ImageLocation> destinations = new ArrayList<>();

  @Mixin ImageNames names = new ImageNames();
  @Mixin LockOptions lock = new LockOptions();
  @Mixin BuildOptions build = new BuildOptions();
  @Mixin CommandOptions commands = new CommandOptions();
  @Mixin EnvironmentOptions environment = new EnvironmentOptions();

  @Option(names = "--dry-run", description = "Show the plan, and make nothing")
  boolean dryRun;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  BuildCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    // Nothing that is being written stands still for a day.
    services.store().removeLeftovers(services.clock().instant().minus(Duration.ofDays(1)));
    List<Publisher> publishers = publishers();
    CaptureUsage usage = new CaptureUsage(spec.commandLine());
    if (environment.source().isEmpty()) {
      usage.requireNoChoices();
      ImagePlan plan = new Planning(services, file, lock, build).plan();
      return finish(plan, services.environment(), publishers, Optional.empty(), began);
    }
    usage.requireFitting(environment);
    return buildCaptured(environment.source().get(), publishers, began);
  }

  private int buildCaptured(CaptureSource source, List<Publisher> publishers, long began)
      throws IOException {
    Capturing capturing = new Capturing(services, source);
    Path here = services.workingDirectory();
    RuntimeDraft draft = capturing.draft(environment.name(), environment.capture().toChoices(here));
    try (ScratchFolder rehearsal = ScratchFolder.in(services.store().home().resolve("tmp"))) {
      CapturedRuntime captured =
          capturing.write(
              draft,
              new Target(
                  dryRun ? rehearsal.path() : environment.folder(draft.name(), here),
                  environment.force(),
                  build.platform().stream().toList(),
                  lock.offline(),
                  Unlockable.REFUSE,
                  source));
      CaptureReport report = new CaptureReport(captured, here);
      if (!dryRun) {
        report.note(services.console());
        services.console().note("Wrote " + String.join(", ", report.files()));
      }
      ImagePlan plan =
          services
              .imagePlanner()
              .plan(
                  build.toRequest(
                      captured.spec(), captured.lock().orElseThrow(), services.environment()));
      return finish(plan, capturing.variables(), publishers, Optional.of(report), began);
    }
  }

  /**
   * Makes what is planned.
   *
   * @param variables with the settings of pip that its packages are fetched with
   */
  private int finish(
      ImagePlan plan,
      Environment variables,
      List<Publisher> publishers,
      Optional<CaptureReport> captured,
      long began)
      throws IOException {
    if (dryRun) {
      print(new PlanReport(plan));
      return 0;
    }
    List<Secret> secrets =
        new TypedSecrets(services, spec.commandLine()).read(commands.secrets(), List.of());
    try (DockerCommands engine = services.dockerCommands(secrets, commands.network())) {
      BuildResult result =
          services
              .imageBuilder(
                  plan.request().spec(),
                  variables,
                  new InterruptibleCommands(engine),
                  lock.offline())
              .build(plan);
      RuntimeEntry entry = services.buildRecorder().record(plan, result, names.runtimeTags());
      List<Published> published = publish(publishers, plan, result);
      Duration time = Duration.ofNanos(System.nanoTime() - began);
      BuildReport report =
          new BuildReport(
              entry, result, published, time, captured.map(CaptureReport::folder).orElse(""));
      print(report, captured);
    }
    return 0;
  }

  /** Found before anything is made: a destination that cannot be is said at once. */
  private List<Publisher> publishers() throws IOException {
    Publishers publishers = services.publishers();
    return destinations.stream()
        .map(destination -> destination.resolveIn(services.workingDirectory()))
        .map(publishers::forLocation)
        .toList();
  }

  private List<Published> publish(List<Publisher> publishers, ImagePlan plan, BuildResult result)
      throws IOException {
    List<ImageReference> imageNames = names.imageNames(plan.request().spec());
    List<Published> published = new ArrayList<>();
    for (Publisher publisher : publishers) {
      try (PublishProgress progress = new PublishProgress(services.console())) {
        published.add(publisher.publish(result.image(), imageNames, progress));
      }
    }
    return published;
  }

  private void print(PlanReport report) {
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
  }

  private void print(BuildReport report, Optional<CaptureReport> captured) {
    if (format.isJson()) {
      Map<String, Object> json = report.json();
      captured.ifPresent(from -> json.put("captured", from.json()));
      services.console().out().println(Json.write(json));
    } else {
      report.print(services.console());
    }
  }
}
