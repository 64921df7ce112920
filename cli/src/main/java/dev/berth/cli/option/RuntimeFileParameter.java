package dev.berth.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code [PATH]}: a runtime.yaml, or the folder that has one. */
public final class RuntimeFileParameter {

  private static final String FILE_NAME = "runtime.yaml";

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A runtime.yaml or the folder that has one (default: this folder)")
  private Path path = Path.of(".");

  /** The runtime.yaml that is meant, whether it exists or not. */
  public Path resolve(Path workingDirectory) {
    Path given = workingDirectory.resolve(path).normalize();
    return Files.isDirectory(given) ? given.resolve(FILE_NAME) : given;
  }
}
