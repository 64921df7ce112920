package dev.berth.core.run;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.ServiceSpec;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A service or a deployment as containers of a Docker Engine. */
final class DockerLaunch implements Launch {

  /** How long a program has to run until it seems that it will go on. */
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  private final Workload workload;
  private final LaunchWishes wishes;
  private final DockerWishes dockerWishes;
  private final DockerEngine engine;
  private final ReplicaStarter starter;
  private final ServiceAddresses addresses;
  private final LaunchListener listener;
  private final Clock clock;
  private final Pause pause;
  private final Beginning beginning;

  DockerLaunch(
      Workload workload,
      LaunchWishes wishes,
      DockerWishes dockerWishes,
      DockerEngine engine,
      DockerImages images,
      LaunchListener listener,
      Clock clock) {
    this.workload = workload;
    this.wishes = wishes;
    this.dockerWishes = dockerWishes;
    this.engine = engine;
    this.addresses = ServiceAddresses.of(dockerWishes, engine.remoteHost());
    this.starter =
        new ReplicaStarter(
            workload,
            engine,
            new DockerPlan(workload, dockerWishes, engine.proxies(), engine.images()::findUser),
            images,
            addresses,
            listener);
    this.listener = listener;
    this.clock = clock;
    this.pause = Pause.REAL;
    this.beginning = new Beginning(workload);
  }

  @Override
  public RunId id() {
    return workload.id();
  }

  @Override
  public LiveRun start() throws IOException {
    ServiceNetwork network =
        beginning.step(() -> ServiceNetwork.of(workload, dockerWishes, engine));
    Optional<ServiceProbes> probes = workload.service().map(service -> probes(service, network));
    List<DockerReplica> replicas = new ArrayList<>();
    for (int number = 1; number <= workload.replicas(); number++) {
      int replica = number;
      ReplicaStarter.Started started = beginning.step(() -> starter.start(replica, network));
      replicas.add(
          new DockerReplica(
              replica,
              started.container(),
              engine.containers(),
              started.ports(),
              awaitsHealth(),
              () -> probes.flatMap(probe -> probe.whyNot(started.container(), started.ports()))));
    }
    await(replicas, probes);
    return beginning.lastStep(() -> live(replicas, network));
  }

  private ServiceProbes probes(ServiceSpec service, ServiceNetwork network) {
    return new ServiceProbes(engine, service, network, addresses, wishes.readiness());
  }

  private void await(List<DockerReplica> replicas, Optional<ServiceProbes> probes) {
    if (wishes.readiness() instanceof Readiness.NotAwaited) {
      return;
    }
    Pause breakable =
        time -> {
          beginning.check();
          pause.pause(time);
        };
    boolean asked = probes.filter(ServiceProbes::isWanted).isPresent();
    Optional<String> blind = asked ? probes.flatMap(ServiceProbes::whyBlind) : Optional.empty();
    blind.ifPresent(listener::cannotLook);
    boolean answers = asked && blind.isEmpty();
    new Awaiting(workload, clock, breakable, listener::waitsFor)
        .await(
            answers ? replicas : replicas.stream().map(DockerLaunch::unasked).toList(),
            answers ? Duration.ZERO : A_MOMENT,
            wishes.timeout());
  }

  /** Without systemd's timers, podman never runs a check. */
  private boolean awaitsHealth() {
    return wishes.health() && !engine.isPodman();
  }

  private static DockerReplica unasked(DockerReplica replica) {
    return new DockerReplica(
        replica.number(),
        replica.container(),
        replica.containers(),
        replica.ports(),
        replica.health(),
        Optional::empty);
  }

  private LiveRun live(List<DockerReplica> replicas, ServiceNetwork network) {
    return new LiveRun(
        workload.id(),
        replicas.stream()
            .map(
                replica ->
                    new LiveRun.Replica(
                        replica.number(),
                        engine
                            .containers()
                            .find(replica.container())
                            .map(info -> info.name())
                            .orElse(replica.container().value()),
                        replica.ports().stream().map(addresses::url).toList()))
            .toList(),
        network.name(),
        network.aliases(),
        network.aliases().isEmpty()
            ? List.of()
            : workload.service().stream()
                .flatMap(service -> service.ports().stream())
                .map(port -> ServiceAddresses.inside(port, network.aliases().get(0)))
                .toList());
  }

  @Override
  public void close() {
    beginning.giveUp(this::discard);
  }

  private void discard() {
    if (wishes.keepFailed()) {
      engine
          .containers()
          .list(DockerLabels.wanted(workload.id()))
          .forEach(container -> engine.containers().stop(container, Duration.ZERO));
    } else {
      new RunRemains(workload.id(), engine.containers(), engine.networks()).remove();
    }
  }
}
