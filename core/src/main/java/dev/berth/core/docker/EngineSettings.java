package dev.berth.core.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.NameParser;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What docker-java asks for beside the connection. Its own settings read the user's passwords
 * before anybody needs them, and fail when one of them is odd.
 */
record EngineSettings(URI host, ApiVersion version, RegistryPasswords passwords)
    implements DockerClientConfig {

  @Override
  public URI getDockerHost() {
    return host;
  }

  @Override
  public RemoteApiVersion getApiVersion() {
    return version.forDockerJava();
  }

  @Override
  public @Nullable AuthConfig effectiveAuthConfig(String imageName) {
    String repository = NameParser.parseRepositoryTag(imageName).repos;
    return passwords.find(NameParser.resolveRepositoryName(repository).hostname).orElse(null);
  }

  @Override
  public AuthConfigurations getAuthConfigurations() {
    return passwords.all();
  }

  @Override
  public @Nullable String getRegistryUsername() {
    return null;
  }

  @Override
  public @Nullable String getRegistryPassword() {
    return null;
  }

  @Override
  public @Nullable String getRegistryEmail() {
    return null;
  }

  @Override
  public String getRegistryUrl() {
    return AuthConfig.DEFAULT_SERVER_ADDRESS;
  }

  /** The connection is made without these settings. */
  @Override
  @SuppressWarnings("deprecation") // The interface says so; its successor is the transport's.
  public com.github.dockerjava.core.@Nullable SSLConfig getSSLConfig() {
    return null;
  }
}
