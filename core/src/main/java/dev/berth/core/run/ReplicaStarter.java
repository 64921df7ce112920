package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerInfo;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.StartRefusedException;
import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes and starts the containers of a service or a deployment. */
final class ReplicaStarter {

  private final Workload workload;
  private final DockerEngine engine;
  private final DockerPlan plan;
  private final DockerImages images;
  private final ServiceAddresses addresses;
  private final LaunchListener listener;

  /** The image as the Engine knows it, once it has been brought. */
  private Optional<String> image = Optional.empty();

  ReplicaStarter(
      Workload workload,
      DockerEngine engine,
      DockerPlan plan,
      DockerImages images,
      ServiceAddresses addresses,
      LaunchListener listener) {
    this.workload = workload;
    this.engine = engine;
    this.plan = plan;
    this.images = images;
    this.addresses = addresses;
    this.listener = listener;
  }

  /** A container that runs. */
  record Started(ContainerId container, List<BoundPort> ports) {}

  /** One port of a replica, and which of its choices is tried. */
  private static final class Attempt {
    private final ServicePort port;
    private final HostPortChoice choice;
    private int tried;

    Attempt(ServicePort port, HostPortChoice choice) {
      this.port = port;
      this.choice = choice;
    }

    BoundPort bound() {
      return new BoundPort(port, choice.candidates().get(tried));
    }

    boolean next() {
      tried++;
      return tried < choice.candidates().size();
    }
  }

  /**
   * Starts one.
   *
   * @param replica from 1
   * @throws PortTakenException when a port that it must have is another's
   */
  Started start(int replica, ServiceNetwork network) throws IOException {
    List<Attempt> attempts = attempts(replica);
    Optional<String> owner = Optional.empty();
    while (true) {
      List<BoundPort> ports = attempts.stream().map(Attempt::bound).toList();
      ContainerId container = create(replica, network, ports);
      try {
        for (PlacedFiles files : workload.files()) {
          engine.containers().copyInto(container, files.folder(), files.tar());
        }
        engine.containers().start(container);
        tellOfOtherPort(replica, attempts, owner);
        return new Started(container, ports);
      } catch (StartRefusedException refused) {
        engine.containers().remove(container);
        PortRefusal refusal =
            PortRefusal.find(refused.reason(), ports)
                .orElseThrow(
                    () ->
                        new StartFailure(workload.image().shown(), refused.reason()).toException());
        owner = Optional.of(owner(refusal, refused));
        takeNext(attempts, refusal, owner.get());
      }
    }
  }

  private List<Attempt> attempts(int replica) {
    List<Attempt> attempts = new ArrayList<>();
    Optional<ServiceSpec> service = workload.service();
    if (service.isPresent() && ServiceNetwork.publishes(service.get().type())) {
      for (ServicePort port : service.get().ports()) {
        attempts.add(
            new Attempt(
                port, HostPortChoice.of(workload.function(), service.get().type(), port, replica)));
      }
    }
    return attempts;
  }

  private ContainerId create(int replica, ServiceNetwork network, List<BoundPort> ports)
      throws IOException {
    Function<String, ContainerPlan> container =
        name -> plan.container(replica, name, false, network.with(ports, addresses));
    Optional<ContainerId> again =
        image.flatMap(name -> engine.containers().create(container.apply(name)));
    if (again.isPresent()) {
      return again.get();
    }
    return images.create(
        workload.image(),
        name -> {
          image = Optional.of(name);
          return container.apply(name);
        });
  }

  private static void takeNext(List<Attempt> attempts, PortRefusal refusal, String owner) {
    for (Attempt attempt : attempts) {
      if (attempt.bound().equals(refusal.bound()) && !attempt.next()) {
        int target = refusal.bound().port().targetPort();
        throw refusal.taken()
            ? PortTakenException.taken(refusal.bound().hostPort(), target, owner)
            : PortTakenException.forbidden(refusal.bound().hostPort(), target, owner);
      }
    }
  }

  private void tellOfOtherPort(int replica, List<Attempt> attempts, Optional<String> owner) {
    for (Attempt attempt : attempts) {
      if (replica == 1 && attempt.tried > 0) {
        listener.tookAnotherPort(
            attempt.choice.candidates().get(0),
            attempt.bound().hostPort(),
            attempt.port.targetPort(),
            owner.orElseThrow());
      }
    }
  }

  private String owner(PortRefusal refusal, StartRefusedException refused) {
    if (!refusal.taken()) {
      return refused.reason();
    }
    Optional<ContainerInfo> found = engine.containers().findPublishing(refusal.bound().hostPort());
    if (found.isEmpty()) {
      return "another program of the Engine's computer has it";
    }
    return DockerLabels.run(found.get().labels())
        .map(
            run ->
                "the run `%s` of `%s` has it"
                    .formatted(run, DockerLabels.function(found.get().labels())))
        .orElse("the container `" + found.get().name() + "` has it");
  }
}
