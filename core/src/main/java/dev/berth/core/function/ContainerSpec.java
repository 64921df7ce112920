package dev.berth.core.function;

import java.util.List;

/**
 * What runs in a container.
 *
 * @param command the program with its first arguments, in place of the image's entrypoint and
 *     command; empty means those of the image
 * @param args further arguments, in place of the image's command
 */
public record ContainerSpec(
    ImageSource image,
    PullPolicy pullPolicy,
    List<String> command,
    List<String> args,
    SecuritySpec security) {

  public ContainerSpec {
    command = List.copyOf(command);
    args = List.copyOf(args);
  }
}
