package dev.berth.core.io;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy an address is reached by, from {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
 * ALL_PROXY} and {@code NO_PROXY} (or their lower-case forms, which win, as curl has it), else from
 * the JDK's own settings. This computer itself is always reached directly.
 */
final class Proxies extends ProxySelector {

  private final Environment environment;
  private final List<String> direct;

  Proxies(Environment environment) {
    this.environment = environment;
    this.direct = setting("NO_PROXY").map(list -> List.of(list.split("[,\\s]+"))).orElse(List.of());
  }

  private Optional<String> setting(String name) {
    return environment.find(name.toLowerCase(Locale.ROOT)).or(() -> environment.find(name));
  }

  @Override
  public List<Proxy> select(URI address) {
    if (isDirect(address)) {
      return List.of(Proxy.NO_PROXY);
    }
    Optional<URI> proxy = proxyFor(address);
    if (proxy.isPresent()) {
      URI place = proxy.get();
      return List.of(
          new Proxy(
              Proxy.Type.HTTP,
              InetSocketAddress.createUnresolved(place.getHost(), Addresses.port(place))));
    }
    ProxySelector standard = ProxySelector.getDefault();
    return standard == null ? List.of(Proxy.NO_PROXY) : standard.select(address);
  }

  /** The credentials for the proxy that an address is reached by, which its own address holds. */
  Optional<Credentials> credentials(URI address) {
    return isDirect(address) ? Optional.empty() : proxyFor(address).flatMap(Credentials::in);
  }

  private boolean isDirect(URI address) {
    return isLoopback(address.getHost()) || direct.stream().anyMatch(p -> matches(p, address));
  }

  private Optional<URI> proxyFor(URI address) {
    String name = address.getScheme().equalsIgnoreCase("https") ? "HTTPS_PROXY" : "HTTP_PROXY";
    return setting(name).or(() -> setting("ALL_PROXY")).flatMap(Proxies::parse);
  }

  private static Optional<URI> parse(String text) {
    try {
      URI proxy = URI.create(text.contains("://") ? text : "http://" + text);
      // The JDK's client speaks to HTTP proxies only; others are as good as not set.
      return Optional.of(proxy)
          .filter(p -> p.getHost() != null && p.getScheme().startsWith("http"));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(String host) {
    return host == null
        || host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static boolean matches(String pattern, URI address) {
    if (pattern.equals("*")) {
      return true;
    }
    if (pattern.matches("\\d+(\\.\\d+){3}/\\d+")) {
      return inNetwork(pattern, address.getHost());
    }
    String name = pattern.toLowerCase(Locale.ROOT);
    int colon = name.lastIndexOf(':');
    if (colon > 0 && name.substring(colon + 1).matches("\\d+")) {
      if (Integer.parseInt(name.substring(colon + 1)) != Addresses.port(address)) {
        return false;
      }
      name = name.substring(0, colon);
    }
    name =
        name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return !name.isEmpty() && (host.equals(name) || host.endsWith("." + name));
  }

  private static boolean inNetwork(String network, String host) {
    if (!host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return false;
    }
    int slash = network.indexOf('/');
    int bits = Math.min(32, Integer.parseInt(network.substring(slash + 1)));
    long mask = bits == 0 ? 0 : 0xffffffffL << (32 - bits);
    return (number(network.substring(0, slash)) & mask) == (number(host) & mask);
  }

  private static long number(String dotted) {
    long number = 0;
    for (String part : dotted.split("\\.")) {
      number = number << 8 | (Long.parseLong(part) & 0xff);
    }
    return number;
  }

  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
    // The request fails with it, and says so.
  }
}
