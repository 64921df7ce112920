package dev.berth.core.build;

import java.util.List;
import java.util.Map;

/**
 * Commands that are to be run one after the other.
 *
 * @param runtime whose they are
 * @param image what the first one finds: all of it is in the store. Its configuration says the
 *     working directory and the variables; but commands run as root. It has the {@link #LABEL}
 * @param commands each the words of a program: a shell, {@code -c}, and what runtime.yaml says
 * @param variables that commands see beyond those of the image, and containers of it later do not
 */
public record CommandRun(
    String runtime, Image image, List<List<String>> commands, Map<String, String> variables) {

  /**
   * By it an image is known to be what commands begin with, and nothing that anybody has built: its
   * value is the name of the runtime.
   */
  public static final String LABEL = "dev.berth.build";

  public CommandRun {
    commands = List.copyOf(commands);
    variables = Map.copyOf(variables);
  }
}
