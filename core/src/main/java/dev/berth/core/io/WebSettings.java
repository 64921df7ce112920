package dev.berth.core.io;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How servers are spoken to.
 *
 * @param environment holds proxies and certificates
 * @param credentials what to send to which address
 * @param trustedHosts {@code host} or {@code host:port} that need not prove who they are
 * @param retries how patient we are
 * @param idle how long nothing may come before a connection counts as dead
 */
public record WebSettings(
    Environment environment,
    CredentialSource credentials,
    Set<String> trustedHosts,
    RetryPolicy retries,
    Duration idle) {

  public WebSettings {
    trustedHosts = Set.copyOf(trustedHosts);
  }

  /** What this environment and the user's netrc file say. */
  public static WebSettings of(Environment environment, Path userHome) {
    return new WebSettings(
        environment,
        Netrc.of(environment, userHome),
        Set.of(),
        RetryPolicy.PATIENT,
        Duration.ofSeconds(60));
  }

  /** These settings, with more credentials, which are asked first. */
  public WebSettings withCredentials(CredentialSource more) {
    return new WebSettings(environment, more.orElse(credentials), trustedHosts, retries, idle);
  }

  /** These settings, with more hosts trusted. */
  public WebSettings withTrustedHosts(Set<String> more) {
    Set<String> all = new HashSet<>(trustedHosts);
    all.addAll(more);
    return new WebSettings(environment, credentials, all, retries, idle);
  }

  /** These settings, as if this variable were set so. */
  public WebSettings withVariable(String name, String value) {
    Map<String, String> variables = new HashMap<>(environment.variables());
    variables.put(name, value);
    return new WebSettings(new Environment(variables), credentials, trustedHosts, retries, idle);
  }
}
