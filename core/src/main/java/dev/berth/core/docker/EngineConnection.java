package dev.berth.core.docker;

import com.github.dockerjava.api.DockerClient;
import dev.berth.core.io.Environment;
import java.io.IOException;
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
  private static final ApiVersion NEWEST = new ApiVersion(1, 51);

  /** What Docker 1.12 of 2016 speaks; Engines before it are not tried. */
  private static final ApiVersion OLDEST = new ApiVersion(1, 24);

  /** An Engine answers a greeting at once, however busy it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** {@code ssh} has its own patience, and a person may have to confirm a key. */
  private static final Duration PATIENCE_FOR_SSH = Duration.ofSeconds(120);

  private final EngineEndpoint endpoint;
  private final EngineLine.Dialer dialer;
  private final EngineGreeting greeting;
  private final ApiVersion version;
  private final DockerFolder folder;
  private final RegistryPasswords passwords;
  private @Nullable DockerJava dockerJava;

  private EngineConnection(
      EngineEndpoint endpoint,
      EngineLine.Dialer dialer,
      EngineGreeting greeting,
      ApiVersion version,
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
    ApiVersion version = version(environment, endpoint, greeting);
    return new EngineConnection(
        endpoint, dialer, greeting, version, folder, new RegistryPasswords(folder, environment));
  }

  EngineEndpoint endpoint() {
    return endpoint;
  }

  EngineGreeting greeting() {
    return greeting;
  }

  ApiVersion version() {
    return version;
  }

  /** Where the user's settings are. */
  DockerFolder folder() {
    return folder;
  }

  /** Requests of our own. */
  EngineCalls calls() {
    return new EngineCalls(dialer, endpoint.host(), version.toString());
  }

  /** docker-java's requests. */
  DockerClient client() {
    if (dockerJava == null) {
      dockerJava = DockerJava.to(endpoint, dialer, version, passwords);
    }
    return dockerJava.client();
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
    return dockerJava == null ? Optional.empty() : dockerJava.relay();
  }

  private static ApiVersion version(
      Environment environment, EngineEndpoint endpoint, EngineGreeting greeting) {
    Optional<String> wanted = environment.find("DOCKER_API_VERSION");
    if (wanted.isPresent()) {
      try {
        return ApiVersion.parse(wanted.get());
      } catch (IllegalArgumentException e) {
        throw EngineException.badApiVersion(wanted.get());
      }
    }
    ApiVersion theirs = greeting.apiVersion();
    if (theirs.isBefore(OLDEST)) {
      throw EngineException.tooOld(endpoint, theirs.toString(), OLDEST.toString());
    }
    return theirs.isBefore(NEWEST) ? theirs : NEWEST;
  }

  @Override
  public void close() throws IOException {
    if (dockerJava != null) {
      dockerJava.close();
    }
  }
}
