package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.berth.core.io.Environment;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * An open connection to the Engine that {@code docker} would use, in the newest API version that
 * both sides know.
 *
 * @param relay between docker-java and an Engine that it cannot connect to
 */
record EngineConnection(
    DockerClient client,
    EngineEndpoint endpoint,
    EngineGreeting greeting,
    RemoteApiVersion version,
    Optional<EngineRelay> relay)
    implements AutoCloseable {

  /** The newest API whose answers we have looked at. */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.create(1, 51);

  /** What Docker 1.12 of 2016 speaks; Engines before it are not tried. */
  private static final RemoteApiVersion OLDEST = RemoteApiVersion.create(1, 24);

  /** An Engine answers a greeting at once, however busy it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** {@code ssh} has its own patience, and a person may have to confirm a key. */
  private static final Duration PATIENCE_FOR_SSH = Duration.ofSeconds(120);

  /**
   * Connects, which asks the Engine for its API version.
   *
   * @throws EngineException when the settings are not usable, or nobody answers
   */
  static EngineConnection open(Environment environment, Path userHome) {
    DockerFolder folder = DockerFolder.of(environment, userHome);
    EngineEndpoint endpoint = new EngineFinder(environment, folder).find();
    boolean ssh = endpoint.host() instanceof EngineHost.Ssh;
    return open(environment, folder, endpoint, ssh ? PATIENCE_FOR_SSH : PATIENCE);
  }

  /**
   * Connects to this one.
   *
   * @param patience how long its first answer may take
   */
  static EngineConnection open(
      Environment environment, DockerFolder folder, EngineEndpoint endpoint, Duration patience) {
    EngineLine.Dialer dialer = EngineLine.to(endpoint, environment);
    EngineGreeting greeting = EngineGreeting.from(endpoint, dialer, patience);
    RemoteApiVersion version = version(environment, endpoint, greeting);
    Optional<EngineRelay> relay = relay(endpoint, dialer);
    URI host = relay.map(EngineRelay::socket).map(EngineConnection::uri).orElse(uri(endpoint));
    DockerClient client =
        DockerClientImpl.getInstance(
            new EngineSettings(host, version, folder), http(host, endpoint));
    return new EngineConnection(client, endpoint, greeting, version, relay);
  }

  /** For what docker-java cannot connect to, or not without asking more than was asked for. */
  private static Optional<EngineRelay> relay(EngineEndpoint endpoint, EngineLine.Dialer dialer) {
    boolean anyone =
        endpoint.host() instanceof EngineHost.Tcp
            && endpoint.tls().filter(tls -> !tls.verify()).isPresent();
    if (!anyone && !(endpoint.host() instanceof EngineHost.Ssh)) {
      return Optional.empty();
    }
    try {
      return Optional.of(EngineRelay.to(dialer));
    } catch (IOException e) {
      throw new ConnectionFailure(endpoint, e).toException();
    }
  }

  private static URI uri(EngineEndpoint endpoint) {
    return endpoint.host() instanceof EngineHost.Unix unix
        ? uri(unix.socket())
        : URI.create(endpoint.host().toString());
  }

  private static URI uri(Path socket) {
    try {
      return new URI("unix", null, socket.toString(), null);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("an absolute path is the path of an address", e);
    }
  }

  private static DockerHttpClient http(URI host, EngineEndpoint endpoint) {
    ApacheDockerHttpClient.Builder builder =
        new ApacheDockerHttpClient.Builder().dockerHost(host).connectionTimeout(PATIENCE);
    if (host.getScheme().equals("tcp")) {
      // Made here: what it throws there is wrapped.
      endpoint.tls().map(EngineTls::context).ifPresent(tls -> builder.sslConfig(() -> tls));
    }
    return builder.build();
  }

  private static RemoteApiVersion version(
      Environment environment, EngineEndpoint endpoint, EngineGreeting greeting) {
    Optional<String> wanted = environment.find("DOCKER_API_VERSION");
    if (wanted.isPresent()) {
      try {
        return RemoteApiVersion.parseConfig(wanted.get().replaceFirst("^v", ""));
      } catch (IllegalArgumentException e) {
        throw EngineException.badApiVersion(wanted.get());
      }
    }
    RemoteApiVersion theirs = greeting.apiVersion();
    if (!theirs.isGreaterOrEqual(OLDEST)) {
      throw EngineException.tooOld(endpoint, theirs.getVersion(), OLDEST.getVersion());
    }
    return theirs.isGreaterOrEqual(NEWEST) ? NEWEST : theirs;
  }

  @Override
  public void close() throws IOException {
    client.close();
    if (relay.isPresent()) {
      relay.get().close();
    }
  }
}
