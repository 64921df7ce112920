package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.yaml.SourceMap;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What runtime.yaml says, checked.
 *
 * @param file the file it was read from; relative paths in it start at its folder
 * @param dependencies in the order of the file
 * @param positions where each value stands
 * @param texts what it was read from
 */
public record RuntimeSpec(
    Path file,
    String name,
    Mode mode,
    String apiVersion,
    ConfigsSpec configs,
    EnvironmentSpec environment,
    List<Dependency> dependencies,
    Hooks hooks,
    SourceMap positions,
    SpecTexts texts) {

  /** How the Python environment is made on this computer. */
  public enum Mode {
    VENV,
    CONDA
  }

  /**
   * The block {@code hooks:}, shell commands that Starwhale reads and never runs.
   *
   * @param pre before the dependencies are installed
   * @param post afterwards
   */
  public record Hooks(Optional<String> pre, Optional<String> post) {

    /** The block that is not there. */
    public static final Hooks NONE = new Hooks(Optional.empty(), Optional.empty());
  }

  public RuntimeSpec {
    dependencies = List.copyOf(dependencies);
  }

  /** The folder that relative paths start at. */
  public Path folder() {
    Path parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  /** Where the value with this JSON pointer stands: {@code /environment/python}. */
  public Optional<SourceExcerpt> placeOf(String pointer) {
    return positions.find(pointer);
  }

  /** The commands that are run in the image, in their order. */
  public List<Dependency.Located> commands() {
    return dependencies.stream()
        .filter(Dependency.Commands.class::isInstance)
        .flatMap(one -> ((Dependency.Commands) one).commands().stream())
        .toList();
  }

  /** Each place that asks for what no build can do yet. */
  public List<Problem> notSupportedYet() {
    return NotSupportedYet.in(this);
  }

  /**
   * Makes sure that everything this file asks for can be built.
   *
   * @throws NotSupportedYetException naming each place that asks for more
   */
  public void requireSupported() {
    List<Problem> notYet = notSupportedYet();
    if (!notYet.isEmpty()) {
      throw new NotSupportedYetException(notYet);
    }
  }
}
