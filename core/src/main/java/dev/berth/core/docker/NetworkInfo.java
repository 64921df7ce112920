package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A network of an Engine.
 *
 * @param gateways the addresses of the Engine's computer in it
 * @param members the running containers that are in it, by id
 */
public record NetworkInfo(
    String id,
    String name,
    SortedMap<String, String> labels,
    List<InetAddress> gateways,
    Map<ContainerId, Member> members) {

  /**
   * A container in a network.
   *
   * @param name of the container
   * @param address that it has there
   */
  public record Member(String name, Optional<InetAddress> address) {}

  public NetworkInfo {
    gateways = List.copyOf(gateways);
    members = Map.copyOf(members);
  }

  static NetworkInfo of(JsonObject json) {
    Map<ContainerId, Member> members = new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    json.object("Containers")
        .ifPresent(
            containers ->
                containers
                    .properties()
                    .keySet()
                    .forEach(
                        id ->
                            members.put(
                                new ContainerId(id), member(containers.requiredObject(id)))));
    return new NetworkInfo(
        json.requiredText("Id"),
        json.requiredText("Name"),
        json.textMap("Labels"),
        json.object("IPAM").map(ipam -> ipam.objects("Config")).orElse(List.of()).stream()
            .flatMap(subnet -> subnet.text("Gateway").flatMap(NetworkInfo::address).stream())
            .toList(),
        members);
  }

  private static Member member(JsonObject json) {
    return new Member(
        json.text("Name").orElse(""), json.text("IPv4Address").flatMap(NetworkInfo::address));
  }

  /** Of {@code 172.18.0.2/16}, which has no name to be looked up. */
  private static Optional<InetAddress> address(String text) {
    String address = text.replaceFirst("/.*", "");
    if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(address));
    } catch (UnknownHostException notAnAddress) {
      return Optional.empty();
    }
  }
}
