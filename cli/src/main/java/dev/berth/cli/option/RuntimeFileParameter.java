package dev.berth.cli.option;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** {@code [PATH]}: a runtime.yaml, or the folder that has one. */
public final class RuntimeFileParameter {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A runtime.yaml or the folder that has one (default: this folder)")
  Path path = Path.of(".");

  /** The runtime.yaml that is meant, whether it exists or not. */
  public Path resolve(Path workingDirectory) {
    return new RuntimeTarget.InFolder(path).file(workingDirectory);
  }
}
