package dev.berth.core.oci;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a container of an image is run by default: the {@code config} object of image-spec,
 * config.md.
 *
 * @param env {@code NAME=value} entries, in order
 * @param exposedPorts {@code 8080/tcp}, {@code 53/udp}
 * @param others the properties this record has no field for, as JSON values, kept as they were
 *     found
 */
public record ExecutionConfig(
    Optional<String> user,
    List<String> env,
    List<String> entrypoint,
    List<String> command,
    Optional<String> workingDir,
    SortedSet<String> exposedPorts,
    SortedMap<String, String> labels,
    SortedMap<String, Object> others) {

  public static final ExecutionConfig EMPTY =
      new ExecutionConfig(
          Optional.empty(),
          List.of(),
          List.of(),
          List.of(),
          Optional.empty(),
          new TreeSet<>(),
          new TreeMap<>(),
          new TreeMap<>());

  public ExecutionConfig {
    env = List.copyOf(env);
    entrypoint = List.copyOf(entrypoint);
    command = List.copyOf(command);
    exposedPorts = Collections.unmodifiableSortedSet(new TreeSet<>(exposedPorts));
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }

  /** The value of an environment variable, when it is set. */
  public Optional<String> variable(String name) {
    return env.stream()
        .filter(entry -> entry.startsWith(name + "="))
        .map(entry -> entry.substring(name.length() + 1))
        .reduce((first, last) -> last);
  }

  /** The environment as a map, in order. */
  public Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String entry : env) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }
}
