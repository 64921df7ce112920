package dev.berth.core.function;

import java.util.List;
import java.util.stream.Collectors;

/** All ports of a service. */
record ServicePorts(List<ServicePort> list) {

  ServicePorts {
    list = List.copyOf(list);
  }

  @Override
  public String toString() {
    return list.stream().map(ServicePort::toString).collect(Collectors.joining(", "));
  }
}
