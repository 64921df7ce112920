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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An open connection to the Engine that {@code docker} would use, in the newest API version that
 * both sides know.
 */
final class EngineConnection implements AutoCloseable {

  /** The newest API whose answers we have looked at. */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.create(1, 51);

  /** What Docker 1.12 of 2016 speaks; Engines before it are not tried. */
  private static final RemoteApiVersion OLDEST = RemoteApiVersion.create(1, 24);

  /** An Engine answers a greeting at once, however busy it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** {@code ssh} has its own patience, and a person may have to confirm a key. */
  private static final Duration PATIENCE_FOR_SSH = Duration.ofSeconds(120);

  private final EngineEndpoint endpoint;
  private final EngineLine.Dialer dialer;
  private final EngineGreeting greeting;
  private final RemoteApiVersion version;
  private final DockerFolder folder;
  private final RegistryPasswords passwords;
  private @Nullable DockerClient client;

  /** Between docker-java and an Engine that it cannot connect to. */
  private Optional<EngineRelay> relay = Optional.empty();

  private EngineConnection(
      EngineEndpoint endpoint,
      EngineLine.Dialer dialer,
      EngineGreeting greeting,
      RemoteApiVersion version,
      DockerFolder folder,
      RegistryPasswords passwords) {
    this.endpoint = endpoint;
    this.dialer = dialer;
    this.greeting = greeting;
    this.version = version;
    this.folder = folder;
    this.passwords = passwords;
  }

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
    return new EngineConnection(
        endpoint, dialer, greeting, version, folder, new RegistryPasswords(folder, environment));
  }

  EngineEndpoint endpoint() {
    return endpoint;
  }

  EngineGreeting greeting() {
    return greeting;
  }

  RemoteApiVersion version() {
    return version;
  }

  /** Where the user's settings are. */
  DockerFolder folder() {
    return folder;
  }

  /** Requests of our own. */
  EngineCalls calls() {
    return new EngineCalls(dialer, endpoint.host(), version.getVersion());
  }

  /** docker-java's requests; it is made when it is first asked for, since that takes its time. */
  DockerClient client() {
    if (client == null) {
      relay = relayFor(endpoint, dialer);
      URI host = relay.map(EngineRelay::socket).map(EngineConnection::uri).orElse(uri(endpoint));
      client =
          DockerClientImpl.getInstance(
              new EngineSettings(host, version, passwords), http(host, endpoint));
    }
    return client;
  }

  /**
   * An answer by docker-java.
   *
   * @param what is asked for, after "the Docker Engine cannot"
   * @throws EngineException when the Engine refuses, or goes away
   */
  <T> T ask(String what, Function<DockerClient, T> request) {
    try {
      return request.apply(client());
    } catch (RuntimeException e) {
      throw EngineException.failed(what, e);
    }
  }

  /** What is between docker-java and the Engine, once docker-java was asked for. */
  Optional<EngineRelay> relay() {
    return relay;
  }

  /** For what docker-java cannot connect to, or not without asking more than was asked for. */
  private static Optional<EngineRelay> relayFor(EngineEndpoint endpoint, EngineLine.Dialer dialer) {
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
    if (client != null) {
      client.close();
    }
    if (relay.isPresent()) {
      relay.get().close();
    }
  }
}
