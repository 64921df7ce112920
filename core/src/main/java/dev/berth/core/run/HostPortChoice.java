package dev.berth.core.run;

import dev.berth.core.function.ServicePort;
import dev.berth.core.function.ServiceType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which ports of the Engine's computer a port of a replica may become, the best first. Only one
 * container can have each, so that the first replica gets the service's and the others get further
 * ones. What is chosen stays when a container is started again; the Engine's own choice does not.
 *
 * @param candidates one at least
 * @param demanded whether the first is the only one
 */
record HostPortChoice(List<Integer> candidates, boolean demanded) {

  /** Those which Kubernetes takes for services (its {@code service-node-port-range}). */
  private static final int FIRST = 30000;

  private static final int COUNT = 2768;

  private static final int TRIES = 50;

  HostPortChoice {
    candidates = List.copyOf(candidates);
  }

  /**
   * That of a port. The same function gets the same one, as long as nobody else has it.
   *
   * @param replica from 1
   */
  static HostPortChoice of(String function, ServiceType type, ServicePort port, int replica) {
    boolean first = replica == 1;
    int own = port.nodePort().orElse(port.port());
    boolean must = port.nodePort().isPresent() || port.exact() || type == ServiceType.LOAD_BALANCER;
    if (first && must) {
      return new HostPortChoice(List.of(own), true);
    }
    Set<Integer> candidates = new LinkedHashSet<>();
    if (first) {
      candidates.add(own);
    }
    int start = (function + "/" + port.port() + port.protocol() + "/" + replica).hashCode();
    for (int i = 0; i < TRIES; i++) {
      candidates.add(FIRST + Math.floorMod(start + i, COUNT));
    }
    return new HostPortChoice(new ArrayList<>(candidates), false);
  }
}
