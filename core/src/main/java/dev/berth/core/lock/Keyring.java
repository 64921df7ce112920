package dev.berth.core.lock;

import dev.berth.core.io.Addresses;
import dev.berth.core.io.CredentialSource;
import dev.berth.core.io.Credentials;
import dev.berth.core.io.Environment;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.io.ProcessRunner;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The passwords of indexes whose addresses hold a user's name alone, from the program {@code
 * keyring}, as pip and uv have it: only where {@code PIP_KEYRING_PROVIDER} or {@code
 * UV_KEYRING_PROVIDER} says so.
 */
final class Keyring implements CredentialSource {

  private final List<URI> indexes;
  private final ProcessRunner processes;
  private final Path program;
  private final Map<URI, Optional<Credentials>> known = new ConcurrentHashMap<>();

  private Keyring(List<URI> indexes, ProcessRunner processes, Path program) {
    this.indexes = indexes;
    this.processes = processes;
    this.program = program;
  }

  /**
   * The keyring of this environment, when it may be asked.
   *
   * @param indexes addresses with user information
   */
  static CredentialSource of(List<URI> indexes, Environment environment) {
    List<URI> withoutPassword =
        indexes.stream()
            .filter(index -> Credentials.in(index).filter(c -> c.password().isEmpty()).isPresent())
            .toList();
    return isWanted(environment) && !withoutPassword.isEmpty()
        ? environment
            .findExecutable("keyring")
            .<CredentialSource>map(
                program -> new Keyring(withoutPassword, new ProcessRunner(environment), program))
            .orElse(CredentialSource.NONE)
        : CredentialSource.NONE;
  }

  /** Whether a configuration of pip or uv allows it. */
  static boolean isWanted(Environment environment) {
    return environment
        .find("PIP_KEYRING_PROVIDER")
        .or(() -> environment.find("UV_KEYRING_PROVIDER"))
        .filter(provider -> !provider.equals("disabled"))
        .isPresent();
  }

  @Override
  public Optional<Credentials> find(URI address) {
    return indexes.stream()
        .filter(index -> Addresses.sameOrigin(index, address))
        .findFirst()
        .flatMap(index -> known.computeIfAbsent(index, this::ask));
  }

  /** Entries are by the index's address, or by its host alone. */
  private Optional<Credentials> ask(URI index) {
    String user = Credentials.in(index).orElseThrow().user();
    for (String service :
        List.of(Addresses.withoutCredentials(index).toString(), index.getHost())) {
      try {
        ProcessResult said =
            processes.run(
                List.of(program.toString(), "get", service, user), Path.of("/"), Map.of());
        if (said.succeeded() && !said.output().isBlank()) {
          return Optional.of(new Credentials(user, said.output().stripTrailing()));
        }
      } catch (IOException cannotBeStarted) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }
}
