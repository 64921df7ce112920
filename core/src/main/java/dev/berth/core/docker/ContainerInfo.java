package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an Engine knows of a container.
 *
 * @param image as it was asked for
 * @param command with its arguments
 * @param status {@code created}, {@code running}, {@code restarting}, {@code paused}, {@code
 *     removing}, {@code exited} or {@code dead}
 * @param exitCode the last one; 0 when there is none yet
 * @param outOfMemory whether it was ended since it had used up its memory
 * @param error why it could not be started, or nothing
 * @param health what its image's check says, when there is one
 * @param terminal whether it has a terminal
 * @param ports those that can be reached from outside, as {@code 127.0.0.1:8080->80/tcp}
 */
public record ContainerInfo(
    ContainerId id,
    String name,
    String image,
    List<String> command,
    SortedMap<String, String> labels,
    String status,
    int exitCode,
    boolean outOfMemory,
    String error,
    Optional<ContainerHealth> health,
    boolean terminal,
    Optional<Instant> created,
    Optional<Instant> started,
    Optional<Instant> finished,
    int restarts,
    List<String> ports) {

  public ContainerInfo {
    command = List.copyOf(command);
    ports = List.copyOf(ports);
  }

  static ContainerInfo of(JsonObject json) {
    JsonObject config = json.requiredObject("Config");
    JsonObject state = json.requiredObject("State");
    String name = json.requiredText("Name");
    List<String> command = new ArrayList<>();
    json.text("Path").filter(path -> !path.isEmpty()).ifPresent(command::add);
    command.addAll(json.texts("Args"));
    return new ContainerInfo(
        new ContainerId(json.requiredText("Id")),
        name.startsWith("/") ? name.substring(1) : name,
        config.text("Image").orElse(""),
        command,
        config.textMap("Labels"),
        state.requiredText("Status"),
        (int) state.number("ExitCode").orElse(0),
        state.flag("OOMKilled"),
        state.text("Error").orElse(""),
        ContainerHealth.of(state),
        config.flag("Tty"),
        time(json.text("Created")),
        time(state.text("StartedAt")),
        time(state.text("FinishedAt")),
        (int) json.number("RestartCount").orElse(0),
        ports(json));
  }

  /** The year 1 is Go's word for never. */
  private static Optional<Instant> time(Optional<String> text) {
    return text.filter(time -> !time.startsWith("0001-"))
        .map(time -> OffsetDateTime.parse(time).toInstant());
  }

  private static List<String> ports(JsonObject json) {
    List<String> ports = new ArrayList<>();
    json.object("NetworkSettings")
        .flatMap(settings -> settings.object("Ports"))
        .ifPresent(
            published ->
                published
                    .properties()
                    .keySet()
                    .forEach(port -> ports.addAll(bindings(port, published.objects(port)))));
    return ports;
  }

  private static List<String> bindings(String port, List<JsonObject> bindings) {
    return bindings.stream()
        .map(
            binding ->
                "%s:%s->%s"
                    .formatted(
                        binding.text("HostIp").orElse(""),
                        binding.text("HostPort").orElse(""),
                        port))
        .toList();
  }
}
