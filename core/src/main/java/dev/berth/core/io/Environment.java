package dev.berth.core.io;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The environment variables that we were started with, passed in so that tests can pass their own.
 *
 * @param variables names and values, as the operating system gave them
 */
public record Environment(Map<String, String> variables) {

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** These variables, with one more or another value for one. */
  public Environment with(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new Environment(more);
  }

  /** The value of a variable which is set and not empty. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The first executable file of this name in the folders of {@code PATH}. */
  public Optional<Path> findExecutable(String name) {
    for (String folder : find("PATH").orElse("").split(File.pathSeparator)) {
      if (!folder.isEmpty()) {
        Path candidate = Path.of(folder).resolve(name);
        if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
