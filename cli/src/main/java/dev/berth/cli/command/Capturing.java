package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.core.capture.CaptureChoices;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.capture.CaptureWriter.Target;
import dev.berth.core.capture.CapturedRuntime;
import dev.berth.core.capture.EnvironmentDraft;
import dev.berth.core.capture.FoundEnvironment;
import dev.berth.core.capture.ImageDraft;
import dev.berth.core.capture.RuntimeDraft;
import dev.berth.core.io.Environment;
import dev.berth.core.lock.PackageSources;
import dev.berth.core.oci.ImageLocation;
import java.io.IOException;
import java.util.Optional;

/** The way from an environment that exists to a runtime that is written down. */
final class Capturing {

  private final Services services;
  private final CaptureSource source;
  private final Optional<FoundEnvironment> found;

  /**
   * Finds the environment.
   *
   * @throws dev.berth.core.capture.EnvironmentException when it is not there
   */
  Capturing(Services services, CaptureSource source) throws IOException {
    this.services = services;
    this.source = source;
    this.found =
        source instanceof CaptureSource.Docker
            ? Optional.empty()
            : Optional.of(services.environmentFinder().find(source));
  }

  /** Our variables as they are in the environment. */
  Environment variables() {
    return found
        .map(environment -> environment.activeIn(services.environment()))
        .orElse(services.environment());
  }

  /** Reads it. */
  RuntimeDraft draft(Optional<String> name, CaptureChoices choices) throws IOException {
    if (found.isEmpty()) {
      ImageLocation image =
          ((CaptureSource.Docker) source).image().resolveIn(services.workingDirectory());
      return new ImageDraft(name.orElseGet(() -> ImageDraft.nameOf(image)), image);
    }
    FoundEnvironment environment = found.get();
    RuntimeDraft draft =
        new EnvironmentDraft(
            name.orElseGet(environment::runtimeName),
            services.environmentReader().read(environment, choices),
            PackageSources.ofUser(variables(), services.userHome()),
            choices);
    draft.warnings().forEach(services.console()::warn);
    return draft;
  }

  /** Locks and writes it, and says what the user should know. */
  CapturedRuntime write(RuntimeDraft draft, Target target) throws IOException {
    CapturedRuntime written =
        services.captureWriter(variables(), target.offline()).write(draft, target);
    written.warnings().forEach(services.console()::warn);
    return written;
  }
}
