package dev.berth.core.docker;

import dev.berth.core.docker.EngineSource.Kind;
import dev.berth.core.io.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the Engine that {@code docker} would use, by its own order: {@code DOCKER_HOST}, {@code
 * DOCKER_CONTEXT}, the current context, the standard socket. Where {@code docker} would find
 * nothing, since there is no such socket, rootless Docker's and then podman's are taken.
 */
final class EngineFinder {

  private final Environment environment;
  private final DockerFolder folder;
  private final Path standardSocket;
  private final Path podmanSocket;

  EngineFinder(Environment environment, DockerFolder folder) {
    this(environment, folder, Path.of("/var/run/docker.sock"), Path.of("/run/podman/podman.sock"));
  }

  /** With the sockets of this computer elsewhere. */
  EngineFinder(
      Environment environment, DockerFolder folder, Path standardSocket, Path podmanSocket) {
    this.environment = environment;
    this.folder = folder;
    this.standardSocket = standardSocket;
    this.podmanSocket = podmanSocket;
  }

  /**
   * The Engine's place, whether it answers or not.
   *
   * @throws EngineException when what names one is wrong, or there is none
   */
  EngineEndpoint find() {
    Optional<String> host = environment.find("DOCKER_HOST");
    if (host.isPresent()) {
      return new EngineEndpoint(
          host("DOCKER_HOST", host.get()), tls(), EngineSource.of(Kind.DOCKER_HOST));
    }
    Optional<String> named = environment.find("DOCKER_CONTEXT");
    Optional<String> name = named.or(folder::currentContext).filter(n -> !n.equals("default"));
    if (name.isPresent()) {
      Kind kind = named.isPresent() ? Kind.DOCKER_CONTEXT : Kind.CURRENT_CONTEXT;
      return context(EngineSource.context(kind, name.get()), name.get());
    }
    return standard();
  }

  private EngineEndpoint context(EngineSource source, String name) {
    DockerContext context =
        folder
            .findContext(name)
            .orElseThrow(
                () ->
                    EngineException.noContext(
                        name, source, folder.configFile(), folder.contextNames()));
    String host = context.host().isEmpty() ? EngineHost.STANDARD : context.host();
    return new EngineEndpoint(host("context `" + name + "`", host), context.tls(), source);
  }

  private EngineEndpoint standard() {
    Optional<EngineTls> tls = tls();
    if (tls.isPresent()) {
      return new EngineEndpoint(
          EngineHost.parse(EngineHost.STANDARD_TLS), tls, EngineSource.of(Kind.STANDARD));
    }
    EngineHost standard = EngineHost.parse(EngineHost.STANDARD);
    if (!(standard instanceof EngineHost.Unix)) {
      return new EngineEndpoint(standard, Optional.empty(), EngineSource.of(Kind.STANDARD));
    }
    // What nearly all have, without what it takes to look for the others.
    if (Files.exists(standardSocket)) {
      return new EngineEndpoint(
          new EngineHost.Unix(standardSocket), Optional.empty(), EngineSource.of(Kind.STANDARD));
    }
    List<String> missing = new ArrayList<>();
    for (Map.Entry<Kind, String> candidate : candidates().entrySet()) {
      // Read only when it is its turn: what comes before it works whatever it says.
      EngineHost host =
          candidate.getKey() == Kind.CONTAINER_HOST
              ? containerHost(candidate.getValue())
              : new EngineHost.Unix(Path.of(candidate.getValue()));
      if (!(host instanceof EngineHost.Unix unix) || Files.exists(unix.socket())) {
        return new EngineEndpoint(host, Optional.empty(), EngineSource.of(candidate.getKey()));
      }
      missing.add("`" + unix.socket() + "`");
    }
    throw EngineException.none(missing);
  }

  /** Sockets, and the address that podman is told. */
  private Map<Kind, String> candidates() {
    Map<Kind, String> candidates = new LinkedHashMap<>();
    candidates.put(Kind.STANDARD, standardSocket.toString());
    Optional<Path> runtimeFolder = environment.find("XDG_RUNTIME_DIR").map(Path::of);
    runtimeFolder.ifPresent(
        path -> candidates.put(Kind.ROOTLESS_SOCKET, path.resolve("docker.sock").toString()));
    environment.find("CONTAINER_HOST").ifPresent(text -> candidates.put(Kind.CONTAINER_HOST, text));
    runtimeFolder.ifPresent(
        path ->
            candidates.put(Kind.PODMAN_USER_SOCKET, path.resolve("podman/podman.sock").toString()));
    candidates.put(Kind.PODMAN_SOCKET, podmanSocket.toString());
    return candidates;
  }

  /** Podman does not go to another computer by {@code docker} there, as Docker does. */
  private static EngineHost containerHost(String text) {
    EngineHost host = host("CONTAINER_HOST", text);
    if (host instanceof EngineHost.Ssh) {
      throw EngineException.badHost(
          "CONTAINER_HOST", text, "podman is spoken to by `unix://` and `tcp://` only");
    }
    return host;
  }

  private static EngineHost host(String setting, String text) {
    try {
      return EngineHost.parse(text);
    } catch (IllegalArgumentException e) {
      throw EngineException.badHost(setting, text, String.valueOf(e.getMessage()));
    }
  }

  /** Any value means yes, also {@code 0}: so it is with {@code docker}. */
  private Optional<EngineTls> tls() {
    boolean verify = environment.find("DOCKER_TLS_VERIFY").isPresent();
    if (!verify && environment.find("DOCKER_TLS").isEmpty()) {
      return Optional.empty();
    }
    Path certificates = environment.find("DOCKER_CERT_PATH").map(Path::of).orElse(folder.path());
    EngineTls found = EngineTls.whatIsIn(certificates, verify);
    return Optional.of(
        new EngineTls(
            Optional.of(certificates.resolve("ca.pem")).filter(ca -> verify),
            found.certificate(),
            found.key(),
            verify));
  }
}
