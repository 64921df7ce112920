package dev.berth.core.run;

import dev.berth.core.docker.ContainerNetwork;
import dev.berth.core.docker.ContainerNetwork.PublishedPort;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.ServiceType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The network in which a run's containers know each other, and other containers know them.
 *
 * @param name nothing when it is the Engine's own, where there are no names
 * @param aliases names which all of its containers have there: the Engine answers with each in turn
 */
record ServiceNetwork(Optional<String> name, List<String> aliases) {

  /** Those which an Engine has from the start, and in which it tells no names. */
  private static final Set<String> BUILT_IN = Set.of("host", "none", "bridge", "default", "podman");

  ServiceNetwork {
    aliases = List.copyOf(aliases);
  }

  /**
   * That of a run, which is made when the run is a service and nobody has named one.
   *
   * @throws ServiceNetworkException when a service cannot be in the one that was named
   */
  static ServiceNetwork of(Workload workload, DockerWishes wishes, DockerEngine engine) {
    boolean service = workload.service().isPresent();
    if (wishes.network().isEmpty()) {
      if (!service) {
        return new ServiceNetwork(Optional.empty(), List.of());
      }
      String name = "berth-" + label(workload.function()) + "-" + workload.id();
      engine.networks().create(name, DockerLabels.shared(workload));
      return new ServiceNetwork(Optional.of(name), aliases(workload));
    }
    String named = wishes.network().get();
    if (BUILT_IN.contains(named) || named.startsWith("container:")) {
      if (service) {
        throw ServiceNetworkException.notForServices(named);
      }
      return new ServiceNetwork(Optional.of(named), List.of());
    }
    if (engine.networks().find(named).isEmpty()) {
      throw ServiceNetworkException.missing(named);
    }
    return new ServiceNetwork(Optional.of(named), aliases(workload));
  }

  private static List<String> aliases(Workload workload) {
    Set<String> aliases = new LinkedHashSet<>();
    workload.service().flatMap(service -> service.name()).ifPresent(aliases::add);
    aliases.add(label(workload.function()));
    return List.copyOf(aliases);
  }

  /** As a name of a host may be (RFC 1123). */
  private static String label(String function) {
    String label = function.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = label.replaceAll("^-|-$", "");
    return trimmed.isEmpty() ? "run" : trimmed.substring(0, Math.min(trimmed.length(), 63));
  }

  /** As one container has it, with its ports outside. */
  ContainerNetwork with(List<BoundPort> ports, ServiceAddresses addresses) {
    return new ContainerNetwork(
        name,
        aliases,
        ports.stream()
            .map(
                bound ->
                    new PublishedPort(
                        bound.port().targetPort(),
                        bound.port().protocol().toLowerCase(Locale.ROOT),
                        Optional.of(addresses.bind()),
                        bound.hostPort()))
            .toList());
  }

  /** Whether the ports of a service are ports of the Engine's computer too. */
  static boolean publishes(ServiceType type) {
    return type == ServiceType.NODE_PORT || type == ServiceType.LOAD_BALANCER;
  }
}
