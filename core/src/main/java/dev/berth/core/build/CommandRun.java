package dev.berth.core.build;

import java.util.List;
import java.util.Map;

/**
 * Commands that are to be run one after the other.
 *
 * @param runtime whose they are, for the names of what the engine keeps meanwhile
 * @param image what the first one finds: all of it is in the store. Its configuration says the
 *     working directory and the variables; but commands run as root
 * @param commands each the words of a program: a shell, {@code -c}, and what runtime.yaml says
 * @param variables that commands see beyond those of the image, and containers of it later do not
 */
public record CommandRun(
    String runtime, Image image, List<List<String>> commands, Map<String, String> variables) {

  public CommandRun {
    commands = List.copyOf(commands);
    variables = Map.copyOf(variables);
  }
}
