package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.build.BuildRequest;
import dev.berth.core.build.DockerfileBase;
import dev.berth.core.build.ImagePlan;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.ImageReference;
import dev.berth.core.oci.Platform;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime dockerize}: what is locked, as a Dockerfile with all it needs. */
@Command(
    name = "dockerize",
    description = {
      "Write a Dockerfile that builds the same environment where there is no Berth",
      "%nBeside it are requirements.txt, with every package in its version and by its digest, wheels"
          + " that no server has, and your files. The image is not the one that `berth runtime"
          + " build` makes, byte by byte: its packages are."
    },
    footer = {"", "Example:", "  berth runtime dockerize demo --output demo-docker"})
final class DockerizeCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME|PATH", description = RuntimeTarget.DESCRIPTION)
  RuntimeTarget target;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "The folder to make (default: ./NAME-docker)")
  Optional<Path> output = Optional.empty();

  @Option(
      names = "--base",
      paramLabel = "IMAGE",
      description = "The image to begin with (default: the one that is locked)")
  Optional<ImageReference> base = Optional.empty();

  @Option(
      names = "--with-wheels",
      description = "Put every wheel there, so that the build asks no package index")
  boolean withWheels;

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "Of those that are locked (default: this computer's, or the only one)")
  Optional<Platform> platform = Optional.empty();

  @Option(
      names = {"-f", "--force"},
      description = "Replace what an earlier dockerize wrote; put the files among others there")
  boolean force;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  DockerizeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    VersionView version = new Viewing(services, "dockerize").view(target);
    ImagePlan plan =
        services
            .imagePlanner()
            .plan(
                new BuildRequest(
                    version.spec(), version.lock(), platformOf(version), true, Optional.empty()));
    DockerfileBase from =
        base.map(DockerfileBase::named).orElseGet(() -> DockerfileBase.of(plan.locked().base()));
    Path folder =
        services
            .workingDirectory()
            .resolve(output.orElseGet(() -> Path.of(version.spec().name() + "-docker")))
            .normalize();
    services.dockerization(plan, from).writeTo(folder, withWheels, force);
    if (format.isJson()) {
      services.console().out().println(Json.write(json(version, plan, from, folder)));
    } else {
      String shown = shown(folder);
      services.console().out().println(shown);
      services.console().note("next: docker build -t " + version.spec().name() + " " + shown);
    }
    return 0;
  }

  private Platform platformOf(VersionView version) {
    return platform.orElseGet(
        () ->
            version
                .lock()
                .find(Viewing.here())
                .or(() -> version.lock().platforms().stream().findFirst())
                .map(LockedPlatform::platform)
                .orElseGet(Viewing::here));
  }

  private String shown(Path path) {
    Path here = services.workingDirectory();
    return path.startsWith(here) && !path.equals(here)
        ? here.relativize(path).toString()
        : path.toString();
  }

  private static Map<String, Object> json(
      VersionView version, ImagePlan plan, DockerfileBase from, Path folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", version.spec().name());
    json.put("version", version.version().toString());
    json.put("platform", plan.request().platform().toString());
    json.put("base", from.from());
    json.put("folder", folder.toString());
    json.put("dockerfile", folder.resolve("Dockerfile").toString());
    return json;
  }
}
