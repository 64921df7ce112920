package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.core.RemoteApiVersion;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import dev.berth.core.io.Environment;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * Opens the connection as {@code docker} does: the host from {@code DOCKER_HOST}, the context, or
 * the usual socket; the API version the newest that both sides know.
 */
final class EngineConnection {

  /** The newest API whose answers we have looked at. */
  private static final RemoteApiVersion NEWEST = RemoteApiVersion.create(1, 51);

  /** What an Engine speaks that does not say so: Docker 1.12 of 2016 is the last such. */
  private static final RemoteApiVersion OLDEST = RemoteApiVersion.create(1, 24);

  private static final String[] VARIABLES = {
    "DOCKER_HOST", "DOCKER_TLS_VERIFY", "DOCKER_CONTEXT", "DOCKER_CERT_PATH", "DOCKER_CONFIG"
  };

  private EngineConnection() {}

  /**
   * Connects, which asks the Engine for its API version.
   *
   * @throws EngineException when the settings are not usable, or nobody answers
   */
  static DockerClient open(Environment environment, Path userHome) {
    DefaultDockerClientConfig config = config(environment, userHome, Optional.empty());
    DockerHttpClient http =
        new ApacheDockerHttpClient.Builder()
            .dockerHost(config.getDockerHost())
            .sslConfig(config.getSSLConfig())
            .build();
    RemoteApiVersion version =
        negotiate(DockerClientImpl.getInstance(config, http), config.getDockerHost().toString());
    return DockerClientImpl.getInstance(config(environment, userHome, Optional.of(version)), http);
  }

  private static DefaultDockerClientConfig config(
      Environment environment, Path userHome, Optional<RemoteApiVersion> version) {
    Properties settings = new Properties();
    settings.setProperty("DOCKER_CONFIG", userHome.resolve(".docker").toString());
    settings.setProperty("registry.url", "https://index.docker.io/v1/");
    for (String variable : VARIABLES) {
      environment.find(variable).ifPresent(value -> settings.setProperty(variable, value));
    }
    try {
      DefaultDockerClientConfig.Builder builder =
          new DefaultDockerClientConfig.Builder().withProperties(settings);
      version.ifPresent(builder::withApiVersion);
      return builder.build();
    } catch (RuntimeException e) {
      throw EngineException.notConfigured(e);
    }
  }

  /** Asked without a version, which every Engine answers. */
  private static RemoteApiVersion negotiate(DockerClient unversioned, String host) {
    try {
      RemoteApiVersion theirs =
          RemoteApiVersion.parseConfigWithDefault(unversioned.versionCmd().exec().getApiVersion());
      if (theirs == RemoteApiVersion.UNKNOWN_VERSION) {
        return OLDEST;
      }
      return theirs.isGreaterOrEqual(NEWEST) ? NEWEST : theirs;
    } catch (RuntimeException e) {
      throw EngineException.unreachable(host, e);
    }
  }
}
