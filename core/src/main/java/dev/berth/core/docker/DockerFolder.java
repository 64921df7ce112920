package dev.berth.core.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What {@code docker} keeps of a user: {@code config.json}, contexts and their certificates.
 *
 * @param path {@code DOCKER_CONFIG}, else {@code ~/.docker}
 */
record DockerFolder(Path path) {

  static DockerFolder of(Environment environment, Path userHome) {
    return new DockerFolder(
        environment.find("DOCKER_CONFIG").map(Path::of).orElse(userHome.resolve(".docker")));
  }

  /** The file with the user's settings. */
  Path configFile() {
    return path.resolve("config.json");
  }

  /**
   * The user's settings; empty when there are none.
   *
   * @throws EngineException when the file is not readable
   */
  JsonObject config() {
    return read(configFile()).orElse(JsonObject.EMPTY);
  }

  /**
   * The context that {@code docker context use} chose.
   *
   * @throws EngineException when the file that says so is not readable
   */
  Optional<String> currentContext() {
    try {
      return config().text("currentContext").filter(name -> !name.isEmpty());
    } catch (IllegalArgumentException e) {
      throw EngineException.unreadable(configFile(), e);
    }
  }

  /**
   * The proxies of containers.
   *
   * @param engine as {@code DOCKER_HOST} names it
   * @throws EngineException when the file that says so is not readable
   */
  ContainerProxies proxies(String engine) {
    try {
      return ContainerProxies.in(config(), engine);
    } catch (IllegalArgumentException e) {
      throw EngineException.unreadable(configFile(), e);
    }
  }

  /**
   * The context of this name.
   *
   * @throws EngineException when its file is not readable
   */
  Optional<DockerContext> findContext(String name) {
    String folder = Digest.of(name.getBytes(UTF_8)).hex();
    Path file = path.resolve("contexts/meta").resolve(folder).resolve("meta.json");
    return read(file).map(meta -> context(name, meta, file));
  }

  private DockerContext context(String name, JsonObject meta, Path file) {
    try {
      Optional<JsonObject> endpoint =
          meta.object("Endpoints").flatMap(endpoints -> endpoints.object("docker"));
      boolean verify = !endpoint.map(docker -> docker.flag("SkipTLSVerify")).orElse(false);
      Path certificates = path.resolve("contexts/tls").resolve(hash(file)).resolve("docker");
      return new DockerContext(
          name,
          endpoint.flatMap(docker -> docker.text("Host")).orElse(""),
          verify && !Files.isDirectory(certificates)
              ? Optional.empty()
              : Optional.of(EngineTls.whatIsIn(certificates, verify)));
    } catch (IllegalArgumentException e) {
      throw EngineException.unreadable(file, e);
    }
  }

  private static Path hash(Path metaFile) {
    return metaFile.getParent().getFileName();
  }

  /** The names of all contexts that can be read, for who mistyped one. */
  List<String> contextNames() {
    TreeSet<String> names = new TreeSet<>(List.of("default"));
    try (Stream<Path> folders = Files.list(path.resolve("contexts/meta"))) {
      for (Path folder : folders.toList()) {
        read(folder.resolve("meta.json")).flatMap(meta -> meta.text("Name")).ifPresent(names::add);
      }
    } catch (IOException | EngineException | IllegalArgumentException damaged) {
      // Then it cannot be the one that was meant.
      return List.copyOf(names);
    }
    return List.copyOf(names);
  }

  private static Optional<JsonObject> read(Path file) {
    try {
      return Optional.of(Json.readObject(Files.readAllBytes(file)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw EngineException.unreadable(file, e);
    }
  }
}
