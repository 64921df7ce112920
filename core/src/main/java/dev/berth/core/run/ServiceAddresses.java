package dev.berth.core.run;

import dev.berth.core.function.ServicePort;
import java.util.Locale;
import java.util.Optional;

/**
 * By what a service on a Docker Engine is reached.
 *
 * @param bind the address of the Engine's computer at which it publishes ports
 * @param remote that computer, when it is another one
 */
record ServiceAddresses(String bind, Optional<String> remote) {

  /** Reached by programs of the computer itself, and by nobody else. */
  static final String OWN = "127.0.0.1";

  private static final int HTTPS = 443;
  private static final int OTHER_HTTPS = 8443;

  static ServiceAddresses of(DockerWishes wishes, Optional<String> remote) {
    return new ServiceAddresses(wishes.address().orElse(OWN), remote);
  }

  /** What a program of this computer connects to; nothing when it cannot. */
  Optional<String> host() {
    if (remote.isPresent()) {
      return isOwn() ? Optional.empty() : Optional.of(isAny() ? remote.get() : bind);
    }
    return Optional.of(isAny() ? OWN : bind);
  }

  /** Shown to people: where nobody can connect from here, as it is there. */
  String url(BoundPort bound) {
    return url(bound.port(), host().orElse(bind), bound.hostPort());
  }

  /** By which other containers reach it. */
  static String inside(ServicePort port, String name) {
    return url(port, name, port.targetPort());
  }

  private static String url(ServicePort port, String host, int number) {
    return "%s://%s:%d"
        .formatted(scheme(port), host.contains(":") ? "[" + host + "]" : host, number);
  }

  /** Most services speak HTTP; those which do not are known by their port's name. */
  private static String scheme(ServicePort port) {
    if (!port.isTcp()) {
      return port.protocol().toLowerCase(Locale.ROOT);
    }
    String name = port.name().orElse("").replaceFirst("-.*", "");
    boolean secure =
        name.equals("https")
            || name.isEmpty() && (port.targetPort() == HTTPS || port.targetPort() == OTHER_HTTPS);
    if (secure) {
      return "https";
    }
    return name.equals("grpc") || name.equals("tcp") ? name : "http";
  }

  private boolean isAny() {
    return bind.equals("0.0.0.0") || bind.equals("::");
  }

  private boolean isOwn() {
    return bind.startsWith("127.") || bind.equals("::1");
  }
}
