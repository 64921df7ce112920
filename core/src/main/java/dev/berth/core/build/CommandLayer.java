package dev.berth.core.build;

import dev.berth.core.layer.LayerKey;
import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.spec.Dependency.Located;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer that holds what a command of runtime.yaml writes.
 *
 * @param number the first command's is 1
 * @param below names everything that the command finds
 */
public record CommandLayer(int number, Located line, LayerKey below, CommandSettings settings)
    implements LayerOrigin {

  private static final int LONGEST_TITLE = 100;

  /** The command as a line of a Dockerfile has it, whether it has one line or more. */
  @Override
  public String title() {
    String text = "RUN " + line.value().strip().replaceAll("\\s+", " ");
    return text.length() > LONGEST_TITLE ? text.substring(0, LONGEST_TITLE - 1) + "…" : text;
  }

  @Override
  public String slot() {
    return "command " + number;
  }

  /**
   * Whatever the world outside of the image does to a command is not in it: a command is not run
   * again because an archive has newer packages by now.
   */
  @Override
  public LayerKey key() {
    List<String> inputs = new ArrayList<>();
    inputs.add("command");
    inputs.add("what is below " + below.digest());
    inputs.addAll(settings.facts());
    inputs.add(line.value());
    return new LayerKey(inputs);
  }

  /** The program that runs it, with its arguments. */
  List<String> words() {
    List<String> words = new ArrayList<>(settings.shell());
    words.add(line.value());
    return words;
  }
}
