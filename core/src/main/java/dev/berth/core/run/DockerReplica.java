package dev.berth.core.run;

import dev.berth.core.docker.ContainerHealth;
import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.docker.ContainerStreams;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.LogWishes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A replica as a container that was started.
 *
 * @param health whether the check of its image has to succeed
 * @param whyNotReadyNow asks it
 */
record DockerReplica(
    int number,
    ContainerId container,
    Containers containers,
    List<BoundPort> ports,
    boolean health,
    Supplier<Optional<String>> whyNotReadyNow)
    implements Awaited {

  private static final int LINES = 20;
  private static final int LONGEST_LINE = 300;

  @Override
  public Condition look() {
    Optional<ContainerInfo> found = containers.find(container);
    if (found.isEmpty()) {
      return new Condition(false, 1, false, Optional.empty(), Optional.of("it was removed"));
    }
    ContainerInfo info = found.get();
    Optional<String> why =
        info.outOfMemory()
            ? Optional.of("out of memory")
            : Optional.of(info.error()).filter(error -> !error.isEmpty());
    Optional<Integer> code = Optional.of(info.exitCode());
    return switch (info.status()) {
      case "running", "paused" -> new Condition(true, info.restarts(), true, code, why);
      case "restarting" -> new Condition(false, Math.max(1, info.restarts()), true, code, why);
      default -> new Condition(false, info.restarts() + 1, false, code, why);
    };
  }

  @Override
  public Optional<String> whyNotReady() {
    return whyNotReadyNow.get().or(this::whyNotHealthy);
  }

  private Optional<String> whyNotHealthy() {
    return health
        ? containers.find(container).flatMap(ContainerInfo::health).flatMap(ContainerHealth::whyNot)
        : Optional.empty();
  }

  @Override
  public String lastLines() {
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    try (ContainerStreams logs =
        containers.logs(
            container, new LogWishes(false, false, Optional.of(LINES), Optional.empty()), false)) {
      logs.copyTo(written, written);
    }
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
        .collect(Collectors.joining("\n"))
        .strip();
  }
}
