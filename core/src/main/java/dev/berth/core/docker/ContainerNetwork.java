package dev.berth.core.docker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a container is reached, and what it reaches.
 *
 * @param mode {@code bridge}, {@code host}, {@code none}, or the name of a network; else the
 *     Engine's default
 * @param aliases further names of it in that network
 */
public record ContainerNetwork(
    Optional<String> mode, List<String> aliases, List<PublishedPort> ports) {

  /** What the Engine does when nothing is said. */
  public static final ContainerNetwork DEFAULT =
      new ContainerNetwork(Optional.empty(), List.of(), List.of());

  /**
   * A port of the container that can be reached from outside.
   *
   * @param protocol {@code tcp}, {@code udp} or {@code sctp}
   * @param address of the Engine's computer; else all of them
   * @param hostPort of the Engine's computer; 0 means one that is free
   */
  public record PublishedPort(int port, String protocol, Optional<String> address, int hostPort) {

    String key() {
      return port + "/" + protocol;
    }
  }

  public ContainerNetwork {
    aliases = List.copyOf(aliases);
    ports = List.copyOf(ports);
  }

  void describe(Map<String, Object> json) {
    if (!ports.isEmpty()) {
      Map<String, Object> exposed = new TreeMap<>();
      ports.forEach(port -> exposed.put(port.key(), Map.of()));
      json.put("ExposedPorts", exposed);
    }
    if (mode.isPresent() && !aliases.isEmpty()) {
      json.put(
          "NetworkingConfig",
          Map.of("EndpointsConfig", Map.of(mode.get(), Map.of("Aliases", aliases))));
    }
  }

  void describeHost(Map<String, Object> host) {
    mode.ifPresent(name -> host.put("NetworkMode", name));
    if (!ports.isEmpty()) {
      Map<String, List<Map<String, String>>> bindings = new LinkedHashMap<>();
      for (PublishedPort port : ports) {
        bindings
            .computeIfAbsent(port.key(), key -> new ArrayList<>())
            .add(
                Map.of(
                    "HostIp",
                    port.address().orElse(""),
                    "HostPort",
                    port.hostPort() == 0 ? "" : String.valueOf(port.hostPort())));
      }
      host.put("PortBindings", bindings);
    }
  }
}
