package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.verify.NotTheSameException;
import dev.berth.core.verify.Verification;
import dev.berth.core.verify.VerifyRequest;
import dev.berth.core.version.VersionView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime verify NAME}: whether image and environment are what the lock says. */
@Command(
    name = "verify",
    description = {
      "Compare the image and the environments of a runtime with its lock, and with each other",
      "%nEvery file of every package is read and compared with the wheel that the lock names. The"
          + " exit code is 1 when anything differs."
    },
    footer = {"", "Example:", "  berth runtime verify demo --image docker-daemon:demo"})
final class VerifyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME|PATH", description = RuntimeTarget.DESCRIPTION)
  RuntimeTarget target;

  @Option(
      names = "--image",
      paramLabel = "SOURCE",
      description = {
        "The image: docker-daemon:NAME, oci:DIR[:TAG], oci-archive:FILE, docker-archive:FILE",
        "(default: the one in the store)"
      })
  Optional<ImageLocation> image = Optional.empty();

  @Option(
      names = "--prefix",
      paramLabel = "DIR",
      description = "The environment (default: those in the store)")
  Optional<Path> prefix = Optional.empty();

  @Option(
      names = "--platform",
      paramLabel = "OS/ARCH",
      description = "Only for this platform (default: each that is locked)")
  Optional<Platform> platform = Optional.empty();

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  VerifyCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    VersionView version = new Viewing(services, "verify").view(target);
    Path here = services.workingDirectory();
    List<Verification> done =
        services
            .verifier()
            .verify(
                version,
                new VerifyRequest(
                    image, here, prefix.map(dir -> here.resolve(dir).normalize()), platform));
    VerifyReport report = new VerifyReport(version, done);
    if (format.isJson()) {
      services.console().out().println(Json.write(report.json()));
    } else {
      report.print(services.console().out());
    }
    List<Verification> different = done.stream().filter(one -> !one.isSame()).toList();
    if (!different.isEmpty()) {
      throw new NotTheSameException(different);
    }
    return 0;
  }
}
