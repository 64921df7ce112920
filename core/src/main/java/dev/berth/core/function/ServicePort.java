package dev.berth.core.function;

import java.util.Locale;
import java.util.Optional;

/**
 * A port on which a service is reached.
 *
 * @param port the service's own
 * @param targetPort the one on which the container listens
 * @param protocol {@code TCP}, {@code UDP} or {@code SCTP}
 * @param name what it is called, if it is
 * @param nodePort the port of the computer that is wanted, if one is
 * @param exact whether it was written as docker writes it, {@code 8080:80}, where the first is a
 *     port of the computer and no other will do
 */
public record ServicePort(
    int port,
    int targetPort,
    String protocol,
    Optional<String> name,
    Optional<Integer> nodePort,
    boolean exact) {

  static final String TCP = "TCP";

  /** One that was written as Kubernetes has it. */
  public ServicePort(
      int port,
      int targetPort,
      String protocol,
      Optional<String> name,
      Optional<Integer> nodePort) {
    this(port, targetPort, protocol, name, nodePort, false);
  }

  /** Reads {@code 8080}, {@code 8080:80} or {@code 53:5353/udp}, a text of that form. */
  static ServicePort parse(String text) {
    int slash = text.indexOf('/');
    String ports = slash < 0 ? text : text.substring(0, slash);
    int colon = ports.indexOf(':');
    return new ServicePort(
        Integer.parseInt(colon < 0 ? ports : ports.substring(0, colon)),
        Integer.parseInt(ports.substring(colon + 1)),
        slash < 0 ? TCP : text.substring(slash + 1).toUpperCase(Locale.ROOT),
        Optional.empty(),
        Optional.empty(),
        true);
  }

  /** Whether a connection to it tells that somebody listens. */
  public boolean isTcp() {
    return protocol.equals(TCP);
  }

  /** {@code 8080:80}, with the protocol when it is not TCP. */
  @Override
  public String toString() {
    return port
        + ":"
        + targetPort
        + (protocol.equals(TCP) ? "" : "/" + protocol.toLowerCase(Locale.ROOT))
        + nodePort.map(wanted -> " at " + wanted).orElse("");
  }
}
