package dev.berth.core.run;

import dev.berth.core.function.Action;
import dev.berth.core.function.PlacementSpec;
import dev.berth.core.function.ProfileSpec;
import dev.berth.core.function.ResourcesSpec;
import dev.berth.core.function.ServiceSpec;
import dev.berth.core.function.VolumeSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to run, in words that every engine understands.
 *
 * @param function its name
 * @param project whose function it is
 * @param labels of the function
 * @param command in place of the image's entrypoint and command; empty means those of the image
 * @param args further arguments, in place of the image's command
 * @param handler what the function's source calls its entry
 * @param workingDirectory else the image's
 * @param files what is put into it before it starts
 * @param volumes at most one for each mount path
 * @param sharedMemory bytes of {@code /dev/shm}; else as much as the engine gives
 * @param timeout after which it is stopped
 * @param keep whether it can be looked at after its end
 * @param streams what of a person's terminal it gets
 * @param replicas how many of it, at least 1
 * @param service how it is reached
 * @param profile what was applied; what it sets is here already
 */
public record Workload(
    RunId id,
    String function,
    Optional<String> project,
    List<String> labels,
    Action action,
    WorkloadImage image,
    List<String> command,
    List<String> args,
    Optional<String> handler,
    Optional<String> workingDirectory,
    Map<String, String> environment,
    List<Secret> secrets,
    List<PlacedFiles> files,
    List<VolumeSpec> volumes,
    ResourcesSpec resources,
    Optional<Long> sharedMemory,
    WorkloadSecurity security,
    PlacementSpec placement,
    Optional<Duration> timeout,
    boolean keep,
    Streams streams,
    int replicas,
    RestartPolicy restart,
    Optional<ServiceSpec> service,
    Optional<ProfileSpec> profile) {

  /**
   * What of a person's terminal it gets.
   *
   * @param stdin whether something is sent to it
   * @param terminal whether it has a terminal of its own
   */
  public record Streams(boolean stdin, boolean terminal) {}

  public Workload {
    labels = List.copyOf(labels);
    command = List.copyOf(command);
    args = List.copyOf(args);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    secrets = List.copyOf(secrets);
    files = List.copyOf(files);
    volumes = List.copyOf(volumes);
  }
}
