package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.docker.ContainerStreams;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.LogWishes;
import dev.berth.core.docker.NetworkInfo;
import dev.berth.core.docker.Networks;
import dev.berth.core.function.Action;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs as the containers of a Docker Engine that bear our labels. */
final class DockerRuns implements Runs {

  /** 128 and the number of SIGINT, SIGKILL or SIGTERM: how a program ends that is told to. */
  private static final Set<Integer> TOLD_TO_END = Set.of(130, 137, 143);

  private static final Duration UNTIL_RESTARTED = Duration.ofMillis(100);

  private final Containers containers;
  private final Networks networks;

  DockerRuns(Containers containers, Networks networks) {
    this.containers = containers;
    this.networks = networks;
  }

  @Override
  public List<Run> list() {
    return runs(List.of(DockerLabels.RUN));
  }

  private List<Run> runs(List<String> labels) {
    Map<RunId, List<ContainerInfo>> byRun = new LinkedHashMap<>();
    for (ContainerId id : containers.list(labels)) {
      // One that is removed meanwhile is not there.
      Optional<ContainerInfo> found = containers.find(id);
      found
          .flatMap(info -> DockerLabels.run(info.labels()))
          .ifPresent(run -> byRun.computeIfAbsent(run, key -> new ArrayList<>()).add(found.get()));
    }
    List<Run> runs = new ArrayList<>();
    byRun.forEach((id, infos) -> runs.add(run(id, infos)));
    for (String network : networks.list(labels)) {
      networks.find(network).flatMap(DockerRuns::withoutContainers).stream()
          .filter(run -> !byRun.containsKey(run.id()))
          .forEach(runs::add);
    }
    runs.sort(Comparator.comparing((Run run) -> run.created().orElse(Instant.MIN)).reversed());
    return runs;
  }

  /** All that is there of a run that is being made, or whose containers others have removed. */
  private static Optional<Run> withoutContainers(NetworkInfo network) {
    return DockerLabels.run(network.labels())
        .map(
            id ->
                new Run(
                    id,
                    DockerLabels.function(network.labels()),
                    Optional.empty(),
                    DockerLabels.action(network.labels()),
                    "",
                    Optional.empty(),
                    List.of()));
  }

  private static Run run(RunId id, List<ContainerInfo> infos) {
    ContainerInfo first = infos.get(0);
    Action action = DockerLabels.action(first.labels());
    return new Run(
        id,
        DockerLabels.function(first.labels()),
        DockerLabels.project(first.labels()),
        action,
        DockerLabels.image(first.labels(), first.image()),
        infos.stream().flatMap(info -> info.created().stream()).min(Comparator.naturalOrder()),
        infos.stream()
            .map(info -> replica(action, info))
            .sorted(Comparator.comparing(Run.Replica::number))
            .toList());
  }

  private static Run.Replica replica(Action action, ContainerInfo info) {
    RunState state = state(action, info);
    boolean ended = !state.isOpen();
    Optional<String> why =
        info.outOfMemory()
            ? Optional.of("out of memory")
            : Optional.of(info.error()).filter(error -> !error.isEmpty());
    return new Run.Replica(
        DockerLabels.replica(info.labels()),
        info.name(),
        state,
        info.command(),
        ended ? Optional.of(info.exitCode()) : Optional.empty(),
        why,
        info.started(),
        ended ? info.finished() : Optional.empty(),
        info.ports());
  }

  /**
   * The document's word for an Engine's. An Engine does not tell who ended a container: a program
   * that ended as one that is told to, was told to.
   */
  static RunState state(Action action, ContainerInfo info) {
    return switch (info.status()) {
      case "created" -> info.error().isEmpty() ? RunState.READY : RunState.ERROR;
      case "restarting" -> RunState.PENDING;
      case "running", "paused", "stopping" -> RunState.RUNNING;
      case "exited", "stopped" -> ended(action, info);
      default -> RunState.ERROR;
    };
  }

  private static RunState ended(Action action, ContainerInfo info) {
    if (!info.error().isEmpty() || info.outOfMemory()) {
      return RunState.ERROR;
    }
    if (info.exitCode() == 0) {
      return action == Action.JOB ? RunState.COMPLETED : RunState.STOPPED;
    }
    return TOLD_TO_END.contains(info.exitCode()) ? RunState.STOPPED : RunState.ERROR;
  }

  @Override
  public Run get(String prefix) {
    List<Run> found =
        prefix.length() == RunId.LENGTH && prefix.matches("[0-9a-f]+")
            ? runs(DockerLabels.wanted(new RunId(prefix)))
            : list().stream().filter(run -> run.id().hex().startsWith(prefix)).toList();
    if (found.size() == 1) {
      return found.get(0);
    }
    throw found.isEmpty()
        ? NoSuchRunException.unknown(prefix)
        : NoSuchRunException.ambiguous(prefix, found.stream().map(Run::id).toList());
  }

  @Override
  public void logs(Run run, Run.Replica replica, Lines lines, OutputStream out, OutputStream err) {
    ContainerInfo info =
        containers
            .find(new ContainerId(replica.name()))
            .orElseThrow(() -> NoSuchRunException.unknown(run.id().hex()));
    copy(
        info,
        new LogWishes(lines.follow(), lines.timestamps(), lines.tail(), lines.since()),
        out,
        err);
    while (lines.follow()) {
      // An Engine's log ends with the program, also with one that is started again.
      Optional<ContainerInfo> again = startedAgain(info);
      if (again.isEmpty()) {
        return;
      }
      info = again.get();
      copy(
          info,
          new LogWishes(true, lines.timestamps(), Optional.empty(), info.finished()),
          out,
          err);
    }
  }

  private void copy(ContainerInfo info, LogWishes wishes, OutputStream out, OutputStream err) {
    try (ContainerStreams logs = containers.logs(info.id(), wishes, info.terminal())) {
      logs.copyTo(out, err);
    }
  }

  /** The container when its program runs again; nothing when that has ended for good. */
  private Optional<ContainerInfo> startedAgain(ContainerInfo before) {
    Optional<ContainerInfo> info = containers.find(before.id());
    while (info.filter(found -> found.status().equals("restarting")).isPresent()) {
      Pause.REAL.pause(UNTIL_RESTARTED);
      info = containers.find(before.id());
    }
    return info.filter(
        found -> found.status().equals("running") && found.restarts() > before.restarts());
  }

  @Override
  public void stop(Run run, Duration grace) {
    run.replicas().parallelStream()
        .filter(replica -> replica.state().isOpen())
        .forEach(replica -> containers.stop(new ContainerId(replica.name()), grace));
  }

  @Override
  public void remove(Run run) {
    RunRemains remains = new RunRemains(run.id(), containers, networks);
    remains.check();
    remains.remove();
  }
}
