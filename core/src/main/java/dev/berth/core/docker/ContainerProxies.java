package dev.berth.core.docker;

import dev.berth.core.oci.JsonObject;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The proxies that a user has set for containers in {@code config.json}, as {@code docker} gives
 * them to what it runs and builds. Their addresses may have passwords, and are never shown.
 *
 * @param variables {@code HTTP_PROXY} and {@code http_proxy}, of which programs read one or the
 *     other
 */
public record ContainerProxies(SortedMap<String, String> variables) {

  /** When a user has set none. */
  public static final ContainerProxies NONE = new ContainerProxies(new TreeMap<>());

  private static final Map<String, String> NAMES =
      Map.of(
          "httpProxy", "HTTP_PROXY",
          "httpsProxy", "HTTPS_PROXY",
          "noProxy", "NO_PROXY",
          "ftpProxy", "FTP_PROXY",
          "allProxy", "ALL_PROXY");

  public ContainerProxies {
    variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
  }

  /**
   * Those for an Engine, else those for all.
   *
   * @param engine as {@code DOCKER_HOST} names it
   * @throws IllegalArgumentException when they are no texts
   */
  static ContainerProxies in(JsonObject config, String engine) {
    Optional<JsonObject> chosen =
        config
            .object("proxies")
            .flatMap(proxies -> proxies.object(engine).or(() -> proxies.object("default")));
    SortedMap<String, String> variables = new TreeMap<>();
    NAMES.forEach(
        (key, name) ->
            chosen
                .flatMap(proxies -> proxies.text(key))
                .filter(proxy -> !proxy.isEmpty())
                .ifPresent(
                    proxy -> {
                      variables.put(name, proxy);
                      variables.put(name.toLowerCase(Locale.ROOT), proxy);
                    }));
    return new ContainerProxies(variables);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return variables.isEmpty();
  }

  /** These variables, and the proxies that are not among them. */
  public Map<String, String> addedTo(Map<String, String> environment) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    variables.forEach(all::putIfAbsent);
    return all;
  }

  @Override
  public String toString() {
    return "ContainerProxies" + variables.keySet();
  }
}
