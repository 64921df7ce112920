package dev.berth.core.shell;

import dev.berth.core.oci.Digest;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What activating an environment means, whichever shell does it.
 *
 * @param name the runtime's name, which the prompt shows
 * @param version the version of the runtime
 * @param prefix the absolute path of the environment
 * @param variables the runtime's own variables, set in this order
 */
public record Activation(String name, Digest version, Path prefix, Map<String, String> variables) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Set<String> OURS =
      Set.of("PATH", "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT", "PYTHONHOME", "PS1");

  /** What an activation remembers itself by: {@code BERTH_RUNTIME} and the like. */
  private static final Pattern STATE =
      Pattern.compile("BERTH_(RUNTIME|CHANGED|UNEXPORTED|(SET|WAS)_.*)|_berth_.*");

  /**
   * @throws IllegalArgumentException when a shell cannot take it: see {@link #isPrefix} and {@link
   *     #canSet}
   */
  public Activation {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a name for a prompt: `" + name + "`");
    }
    if (!isPrefix(prefix)) {
      throw new IllegalArgumentException("not a prefix: `" + prefix + "`");
    }
    for (Map.Entry<String, String> variable : variables.entrySet()) {
      if (!canSet(variable.getKey()) || variable.getValue().indexOf('\0') >= 0) {
        throw new IllegalArgumentException("cannot be set: `" + variable.getKey() + "`");
      }
    }
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
  }

  /**
   * Whether an environment can be activated there: the path is absolute, and has neither a colon,
   * which would cut it in two on {@code PATH}, nor a line break.
   */
  public static boolean isPrefix(Path prefix) {
    String text = prefix.toString();
    return prefix.isAbsolute() && text.chars().noneMatch(c -> c == ':' || c == '\n' || c == '\r');
  }

  /**
   * Whether a runtime may set this variable when it is activated. It may not set those which
   * activation itself sets, such as {@code PATH}: in an image they name folders of the image.
   */
  public static boolean canSet(String variable) {
    return VARIABLE.matcher(variable).matches()
        && !OURS.contains(variable)
        && !STATE.matcher(variable).matches();
  }

  /** The runtime by name and version: {@code demo@0123456789ab}. */
  public String runtime() {
    return name + "@" + version.shortHex();
  }

  /** The folder of the environment's programs. */
  public Path bin() {
    return prefix.resolve("bin");
  }
}
