package dev.berth.core.function;

import java.util.List;
import java.util.Optional;

/**
 * How a service is reached.
 *
 * @param name a further name for it, a DNS label
 */
public record ServiceSpec(ServiceType type, List<ServicePort> ports, Optional<String> name) {

  public ServiceSpec {
    ports = List.copyOf(ports);
  }
}
