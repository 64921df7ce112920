package dev.berth.core.docker;

import dev.berth.core.io.Environment;
import dev.berth.core.oci.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where {@code docker login} keeps passwords, and for which registries; never one of these.
 *
 * @param file the user's {@code config.json}, whether it is there or not
 * @param stored registries whose passwords are in the file
 * @param helpers names of programs that keep passwords, each with the registries it does so for;
 *     none for the one that does for all others
 */
public record RegistryLogins(
    Path file, SortedSet<String> stored, SortedMap<String, SortedSet<String>> helpers) {

  public RegistryLogins {
    stored = Collections.unmodifiableSortedSet(stored);
    helpers = Collections.unmodifiableSortedMap(helpers);
  }

  /**
   * Those of this user.
   *
   * @throws EngineException when the file is not readable
   */
  public static RegistryLogins of(Environment environment, Path userHome) {
    DockerFolder folder = DockerFolder.of(environment, userHome);
    try {
      return in(folder.configFile(), folder.config());
    } catch (IllegalArgumentException e) {
      throw EngineException.unreadable(folder.configFile(), e);
    }
  }

  private static RegistryLogins in(Path file, JsonObject config) {
    SortedSet<String> stored = new TreeSet<>();
    Optional<JsonObject> auths = config.object("auths");
    for (String registry : auths.map(all -> all.properties().keySet()).orElse(new TreeSet<>())) {
      // With a helper, the entry is there and empty.
      JsonObject entry = auths.orElseThrow().requiredObject(registry);
      if (entry.has("auth") || entry.has("password") || entry.has("identitytoken")) {
        stored.add(registry);
      }
    }
    SortedMap<String, SortedSet<String>> helpers = new TreeMap<>();
    for (Map.Entry<String, String> helper : config.textMap("credHelpers").entrySet()) {
      helpers
          .computeIfAbsent(program(helper.getValue()), name -> new TreeSet<>())
          .add(helper.getKey());
    }
    config
        .text("credsStore")
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> helpers.put(program(name), new TreeSet<>()));
    return new RegistryLogins(file, stored, helpers);
  }

  private static String program(String helper) {
    return "docker-credential-" + helper;
  }
}
