package dev.berth.core.build;

import dev.berth.core.oci.ExecutionConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the commands of a runtime.yaml are run.
 *
 * @param shell what a command is the last word of
 * @param image how containers of the image are run
 * @param modified the time that everything gets which a command writes
 */
record CommandSettings(List<String> shell, ExecutionConfig image, Instant modified) {

  private static final List<String> SHELL = List.of("/bin/sh", "-c");

  /** What {@code SHELL} of a Dockerfile becomes, in images of Docker's. */
  private static final String SHELL_PROPERTY = "Shell";

  /** Settings for commands in an image whose base may have a shell of its own. */
  static CommandSettings of(ExecutionConfig base, ExecutionConfig image, Instant modified) {
    List<String> shell =
        base.others().get(SHELL_PROPERTY) instanceof Collection<?> words && !words.isEmpty()
            ? words.stream().map(String::valueOf).toList()
            : SHELL;
    return new CommandSettings(shell, image, modified);
  }

  /**
   * Variables that only commands see. With the first, programs write the one time that files have
   * in an image where they would write that of the clock; Python then tells by its content whether
   * a compiled file is of today (PEP 552), which the other time could not. With the second it does
   * not leave a compiled file of each module that a command happens to import: those differ from
   * one time to the next, and pip compiles what it installs all the same. The third keeps Debian's
   * tools from asking.
   */
  Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("SOURCE_DATE_EPOCH", Long.toString(modified.getEpochSecond()));
    variables.put("PYTHONDONTWRITEBYTECODE", "1");
    variables.put("DEBIAN_FRONTEND", "noninteractive");
    variables.keySet().removeAll(image.variables().keySet());
    return variables;
  }

  /** Everything that a command may see of this. */
  List<String> facts() {
    List<String> facts = new ArrayList<>(shell);
    variables().forEach((name, value) -> facts.add(name + "=" + value));
    facts.add("in " + image.workingDir().orElse("/"));
    facts.addAll(image.env());
    return facts;
  }
}
