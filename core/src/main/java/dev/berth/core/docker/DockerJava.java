package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * docker-java, connected to an Engine. It is made when the first of its requests is needed: its
 * classes alone take longer than a job that does nothing.
 *
 * @param relay between docker-java and an Engine that it cannot connect to
 */
record DockerJava(DockerClient client, Optional<EngineRelay> relay) implements Closeable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /**
   * Connects it.
   *
   * @throws EngineException when a certificate cannot be read, or no relay be made
   */
  static DockerJava to(
      EngineEndpoint endpoint,
      EngineLine.Dialer dialer,
      ApiVersion version,
      RegistryPasswords passwords) {
    Optional<EngineRelay> relay = relayFor(endpoint, dialer);
    URI host = relay.map(EngineRelay::socket).map(DockerJava::uri).orElse(uri(endpoint));
    return new DockerJava(
        DockerClientImpl.getInstance(
            new EngineSettings(host, version, passwords), http(host, endpoint)),
        relay);
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

  @Override
  public void close() throws IOException {
    client.close();
    if (relay.isPresent()) {
      relay.get().close();
    }
  }
}
