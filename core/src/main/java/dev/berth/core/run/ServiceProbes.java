package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.docker.NetworkInfo;
import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Asks the replicas of a service whether they answer, from where that can be done. */
final class ServiceProbes {

  private final DockerEngine engine;
  private final ServiceSpec service;
  private final ServiceNetwork network;
  private final ServiceAddresses addresses;
  private final Readiness readiness;

  /** Whether this computer is in the network itself, once that is known. */
  private Optional<Boolean> neighbour = Optional.empty();

  ServiceProbes(
      DockerEngine engine,
      ServiceSpec service,
      ServiceNetwork network,
      ServiceAddresses addresses,
      Readiness readiness) {
    this.engine = engine;
    this.service = service;
    this.network = network;
    this.addresses = addresses;
    this.readiness = readiness;
  }

  /** Whether there is anything to ask. */
  boolean isWanted() {
    return (readiness instanceof Readiness.Connecting || readiness instanceof Readiness.Answering)
        && asked().findAny().isPresent();
  }

  /** Why nobody can be asked from here. */
  Optional<String> whyBlind() {
    if (ServiceNetwork.publishes(service.type())) {
      return addresses.host().isPresent()
          ? Optional.empty()
          : Optional.of(
              "the Engine is on `"
                  + addresses.remote().orElseThrow()
                  + "`, and publishes the ports for that computer alone; `--address 0.0.0.0`"
                  + " publishes them for others");
    }
    return isOfThisComputer()
        ? Optional.empty()
        : Optional.of(
            "the network `" + network.name().orElse("") + "` is not one of this computer");
  }

  /** Why a replica does not answer. */
  Optional<String> whyNot(ContainerId id, List<BoundPort> bound) {
    // A container of which this computer is a neighbour is asked itself, and not by a proxy.
    List<PortProbe> probes = isOfThisComputer() ? inNetwork(id) : published(bound);
    if (probes.isEmpty()) {
      return Optional.of("it has no address");
    }
    return probes.stream().flatMap(probe -> probe.whyNot().stream()).findFirst();
  }

  private Stream<ServicePort> asked() {
    Stream<ServicePort> tcp = service.ports().stream().filter(ServicePort::isTcp);
    return readiness instanceof Readiness.Answering ? tcp.limit(1) : tcp;
  }

  private List<PortProbe> published(List<BoundPort> bound) {
    List<ServicePort> wanted = asked().toList();
    return bound.stream()
        .filter(one -> wanted.contains(one.port()))
        .map(
            one ->
                new PortProbe(
                    new InetSocketAddress(addresses.host().orElseThrow(), one.hostPort()),
                    one.port().targetPort(),
                    readiness,
                    true))
        .toList();
  }

  /** A container has another address when it has been started again. */
  private List<PortProbe> inNetwork(ContainerId id) {
    Optional<InetAddress> address =
        find()
            .flatMap(info -> Optional.ofNullable(info.members().get(id)))
            .flatMap(NetworkInfo.Member::address);
    return address.isEmpty()
        ? List.of()
        : asked()
            .map(
                port ->
                    new PortProbe(
                        new InetSocketAddress(address.get(), port.targetPort()),
                        port.targetPort(),
                        readiness,
                        false))
            .toList();
  }

  private boolean isOfThisComputer() {
    if (neighbour.isEmpty()) {
      neighbour =
          Optional.of(
              addresses.remote().isEmpty()
                  && find().stream()
                      .flatMap(info -> info.gateways().stream())
                      .anyMatch(ServiceProbes::isOurs));
    }
    return neighbour.get();
  }

  private Optional<NetworkInfo> find() {
    return network.name().flatMap(name -> engine.networks().find(name));
  }

  private static boolean isOurs(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }
}
