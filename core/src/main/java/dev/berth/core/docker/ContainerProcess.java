package dev.berth.core.docker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What runs in a container.
 *
 * @param entrypoint in place of the image's entrypoint and command; empty means those of the image
 * @param command in place of the image's command; empty means that one, unless there is an
 *     entrypoint
 * @param user {@code 1000}, {@code 1000:1000}; else the image's
 * @param groups further groups of that user, by number
 * @param stdin whether something will be sent to it
 * @param terminal whether it has a terminal
 */
public record ContainerProcess(
    List<String> entrypoint,
    List<String> command,
    Map<String, String> environment,
    Optional<String> workingDirectory,
    Optional<String> user,
    List<Long> groups,
    boolean stdin,
    boolean terminal) {

  public ContainerProcess {
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    environment = new LinkedHashMap<>(environment);
    groups = List.copyOf(groups);
  }

  /** These words in place of the image's; everything else is as the image says. */
  public static ContainerProcess of(List<String> entrypoint, List<String> command) {
    return new ContainerProcess(
        entrypoint, command, Map.of(), Optional.empty(), Optional.empty(), List.of(), false, false);
  }

  void describe(Map<String, Object> json) {
    if (!entrypoint.isEmpty()) {
      json.put("Entrypoint", entrypoint);
    }
    if (!command.isEmpty()) {
      json.put("Cmd", command);
    }
    json.put(
        "Env", environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    workingDirectory.ifPresent(folder -> json.put("WorkingDir", folder));
    user.ifPresent(who -> json.put("User", who));
    json.put("Tty", terminal);
    json.put("OpenStdin", stdin);
    json.put("StdinOnce", stdin);
    json.put("AttachStdin", stdin);
    json.put("AttachStdout", true);
    json.put("AttachStderr", true);
  }

  void describeHost(Map<String, Object> host) {
    if (!groups.isEmpty()) {
      host.put("GroupAdd", groups.stream().map(String::valueOf).toList());
    }
  }
}
