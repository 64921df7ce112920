package dev.berth.core.spec;

import java.nio.file.Path;
import java.util.List;

/**
 * What runtime.yaml says, checked.
 *
 * @param file the file it was read from; relative paths in it start at its folder
 * @param dependencies in the order of the file
 * @param positions where each value stands
 */
public record RuntimeSpec(
    Path file,
    String name,
    Mode mode,
    String apiVersion,
    ConfigsSpec configs,
    EnvironmentSpec environment,
    List<Dependency> dependencies,
    SourceMap positions) {

  /** How the Python environment is made on this computer. */
  public enum Mode {
    VENV,
    CONDA
  }

  public RuntimeSpec {
    dependencies = List.copyOf(dependencies);
  }

  /** The folder that relative paths start at. */
  public Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }
}
