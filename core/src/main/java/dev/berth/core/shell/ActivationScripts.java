package dev.berth.core.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The scripts that an environment brings for each shell: sourcing one activates it, and needs
 * nothing but the shell. They have the names of those of Python's own {@code venv}, so that editors
 * find them.
 */
public final class ActivationScripts {

  private ActivationScripts() {}

  /** The texts by their paths relative to the prefix, such as {@code bin/activate}. */
  public static Map<String, String> of(Activation activation) {
    Map<String, String> scripts = new TreeMap<>();
    for (Shell shell : Shell.values()) {
      Path path = activation.prefix().relativize(shell.scriptIn(activation.prefix()));
      scripts.put(path.toString().replace('\\', '/'), text(shell, activation));
    }
    return scripts;
  }

  /**
   * Writes the scripts.
   *
   * @param folder where the environment is now, which need not be its prefix yet; it has {@code
   *     bin}
   */
  public static void write(Path folder, Activation activation) throws IOException {
    for (Map.Entry<String, String> script : of(activation).entrySet()) {
      Files.writeString(folder.resolve(script.getKey()), script.getValue());
    }
  }

  private static String text(Shell shell, Activation activation) {
    Quoting quoting = shell.quoting();
    StringBuilder variables = new StringBuilder();
    activation
        .variables()
        .forEach(
            (name, value) ->
                variables
                    .append("_berth_set ")
                    .append(name)
                    .append(' ')
                    .append(quoting.quote(value))
                    .append('\n'));
    return ScriptTemplate.of("activate." + shell.language())
        .fill(
            Map.of(
                "leave", LeavingFunction.in(shell, "_berth_leave"),
                "name", activation.name(),
                "runtime", activation.runtime(),
                "prefix", quoting.quote(activation.prefix().toString()),
                "bin", quoting.quote(activation.bin().toString()),
                "variables", variables.toString()));
  }
}
