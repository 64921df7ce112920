package dev.berth.cli.option;

import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.oci.ImageLocation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which environment that exists is built, and where its runtime.yaml goes. */
public final class EnvironmentOptions {

  @ArgGroup private Source source = new Source();

  /** One of them at most. */
  static final class Source {
    @Option(
        names = "--venv",
        paramLabel = "DIR",
        description = "Build this virtual environment, as it is")
    @Nullable Path venv;

    @Option(
        names = "--conda",
        paramLabel = "ENV",
        description = "Build the conda environment of this name")
    @Completes(Candidates.CONDA_NAMES)
    private @Nullable String conda;

    @Option(
        names = "--conda-prefix",
        paramLabel = "DIR",
        description = "Build the conda environment in this folder")
    @Nullable Path condaPrefix;

    @Option(names = "--shell", description = "Build the environment that this shell has active")
    boolean shell;

    @Option(
        names = "--docker",
        paramLabel = "IMAGE",
        description = "Build a runtime that is this image and nothing more")
    @Nullable ImageLocation docker;
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = {
        "Where the environment's runtime.yaml goes (default: ./NAME,",
        "or ./NAME-runtime where that is something else)"
      })
  Optional<Path> output = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The name of the environment's runtime (default: the environment's)")
  Optional<String> name = Optional.empty();

  @Option(names = "--force", description = "Replace a runtime.yaml that is there")
  boolean force;

  @Mixin CaptureOptions capture = new CaptureOptions();

  /** The environment, when one is to be built. */
  public Optional<CaptureSource> source() {
    if (source.venv != null) {
      return Optional.of(new CaptureSource.Venv(source.venv));
    }
    if (source.conda != null) {
      return Optional.of(new CaptureSource.CondaName(source.conda));
    }
    if (source.condaPrefix != null) {
      return Optional.of(new CaptureSource.CondaPrefix(source.condaPrefix));
    }
    if (source.docker != null) {
      return Optional.of(new CaptureSource.Docker(source.docker));
    }
    return source.shell ? Optional.of(new CaptureSource.Shell()) : Optional.empty();
  }

  /**
   * The folder for runtime.yaml and what belongs to it. Unless it is named it is one that is not
   * there or has a runtime.yaml: the folder of the runtime's name may be the environment itself, or
   * a program's.
   */
  public Path folder(String runtime, Path workingDirectory) {
    Path standard = workingDirectory.resolve(runtime);
    boolean taken = Files.exists(standard) && Files.notExists(standard.resolve("runtime.yaml"));
    return output
        .map(named -> workingDirectory.resolve(named).normalize())
        .orElse(taken ? workingDirectory.resolve(runtime + "-runtime") : standard);
  }

  /** The name of the runtime, when it is not the environment's. */
  public Optional<String> name() {
    return name;
  }

  /** Whether a runtime.yaml that is there is replaced. */
  public boolean force() {
    return force;
  }

  /** What is decided about single packages. */
  public CaptureOptions capture() {
    return capture;
  }
}
