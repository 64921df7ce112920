package dev.berth.core.capture;

import dev.berth.core.io.Environment;
import dev.berth.core.spec.RuntimeTemplate;
import java.nio.file.Path;
import java.util.Set;

/**
 * A Python environment on this computer.
 *
 * @param prefix its folder, absolute; the link when that is how it was named
 * @param shown how the user named it
 * @param name its own name, which the runtime has unless another is given
 */
public record FoundEnvironment(Kind kind, Path prefix, String shown, String name) {

  /** What manages it. */
  public enum Kind {
    VENV("the virtual environment"),
    CONDA("the conda environment");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  /** Names that say where an environment is and not what it is for. */
  private static final Set<String> EVERYONES_NAMES = Set.of(".venv", "venv", ".env", "env");

  /** A virtual environment; one that is called like all others goes by its folder's name. */
  static FoundEnvironment venv(Path prefix, String shown) {
    Path own = prefix.getFileName();
    Path parent = prefix.getParent();
    boolean nameless = own != null && EVERYONES_NAMES.contains(own.toString());
    Path named = nameless && parent != null && parent.getFileName() != null ? parent : prefix;
    return new FoundEnvironment(Kind.VENV, prefix, shown, String.valueOf(named.getFileName()));
  }

  /** These variables as they are when it is active: pip reads a {@code pip.conf} in it, too. */
  public Environment activeIn(Environment variables) {
    return variables.with("VIRTUAL_ENV", prefix.toString());
  }

  /** As a sentence has it: the virtual environment `.venv`. */
  public String description() {
    return kind.description + " `" + shown + "`";
  }

  /** The name of the runtime that is made of it. */
  public String runtimeName() {
    return RuntimeTemplate.nameFor(name);
  }
}
