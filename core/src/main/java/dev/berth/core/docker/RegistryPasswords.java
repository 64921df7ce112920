package dev.berth.core.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import dev.berth.core.io.Environment;
import dev.berth.core.io.PipedProcess;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The passwords that {@code docker login} left, where it left them: with the program that is for
 * this registry, with the one for all registries, or in {@code config.json} itself (docker-java
 * knows the last only). They go to the Engine, which shows them to the registry, and nowhere else.
 *
 * <p>What cannot be had is as if there were none, as it is for {@code docker}: the registry then
 * says that it wants a password.
 */
final class RegistryPasswords {

  /** A helper's way to say that the password is a token (docker-credential-helpers). */
  private static final String TOKEN_USER = "<token>";

  private final DockerFolder folder;
  private final Environment environment;

  RegistryPasswords(DockerFolder folder, Environment environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * That of a registry.
   *
   * @param registry its host, or for Docker Hub {@link AuthConfig#DEFAULT_SERVER_ADDRESS}
   */
  Optional<AuthConfig> find(String registry) {
    try {
      JsonObject config = folder.config();
      Optional<String> helper =
          Optional.ofNullable(config.textMap("credHelpers").get(registry))
              .or(() -> config.text("credsStore"))
              .filter(name -> !name.isEmpty());
      return (helper.isPresent() ? asked(helper.get(), registry) : stored(config, registry))
          .map(found -> found.withRegistryAddress(registry));
    } catch (EngineException | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** All of them, for a build, which may need any. */
  AuthConfigurations all() {
    AuthConfigurations all = new AuthConfigurations();
    try {
      JsonObject config = folder.config();
      SortedSet<String> registries = new TreeSet<>(config.textMap("credHelpers").keySet());
      config.object("auths").ifPresent(auths -> registries.addAll(auths.properties().keySet()));
      registries.forEach(registry -> find(registry).ifPresent(all::addConfig));
    } catch (EngineException | IllegalArgumentException unreadable) {
      return all;
    }
    return all;
  }

  private static Optional<AuthConfig> stored(JsonObject config, String registry) {
    Optional<JsonObject> auths = config.object("auths");
    if (auths.isEmpty()) {
      return Optional.empty();
    }
    // Old files name hosts as addresses of the web.
    return auths.get().properties().keySet().stream()
        .filter(key -> key.equals(registry) || host(key).equals(host(registry)))
        .min((a, b) -> Boolean.compare(b.equals(registry), a.equals(registry)))
        .flatMap(auths.get()::object)
        .flatMap(RegistryPasswords::entry);
  }

  private static String host(String address) {
    return address.replaceFirst("^https?://", "").split("/", 2)[0];
  }

  private static Optional<AuthConfig> entry(JsonObject entry) {
    AuthConfig login = new AuthConfig();
    entry.text("username").ifPresent(login::withUsername);
    entry.text("password").ifPresent(login::withPassword);
    Optional<String> auth = entry.text("auth").filter(text -> !text.isEmpty());
    if (auth.isPresent()) {
      String both =
          new String(Base64.getDecoder().decode(auth.get()), StandardCharsets.UTF_8)
              .replace("\0", "");
      int colon = both.indexOf(':');
      if (colon < 0) {
        return Optional.empty();
      }
      login.withUsername(both.substring(0, colon)).withPassword(both.substring(colon + 1));
    }
    entry.text("identitytoken").ifPresent(login::withIdentityToken);
    entry.text("registrytoken").ifPresent(login::withRegistrytoken);
    boolean empty =
        login.getUsername() == null
            && login.getIdentitytoken() == null
            && login.getRegistrytoken() == null;
    return empty ? Optional.empty() : Optional.of(login);
  }

  private Optional<AuthConfig> asked(String helper, String registry) {
    Optional<Path> program = environment.findExecutable("docker-credential-" + helper);
    if (program.isEmpty()) {
      return Optional.empty();
    }
    try (PipedProcess process =
        PipedProcess.start(List.of(program.get().toString(), "get"), environment)) {
      try (OutputStream in = process.input()) {
        in.write((registry + "\n").getBytes(StandardCharsets.UTF_8));
      }
      // In place of an answer there may be a sentence, such as that it has none for this registry.
      JsonObject answer = Json.readObject(process.output().readAllBytes());
      String user = answer.requiredText("Username");
      String secret = answer.requiredText("Secret");
      return Optional.of(
          user.equals(TOKEN_USER)
              ? new AuthConfig().withIdentityToken(secret)
              : new AuthConfig().withUsername(user).withPassword(secret));
    } catch (IOException cannotBeAsked) {
      return Optional.empty();
    }
  }
}
