package dev.berth.core.lock;

import dev.berth.core.io.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The user's own configuration of pip: its files, and over them the variables {@code PIP_…} (pip's
 * manual, "Configuration"). Of two values of one name the later place wins whole.
 */
final class PipConfiguration {

  private static final String PREFIX = "PIP_";

  private final Map<String, String> values;

  private PipConfiguration(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** What is configured here. What cannot be read counts as empty, as pip has it. */
  static PipConfiguration of(Environment environment, Path userHome) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Path file : files(environment, userHome)) {
      values.putAll(read(file));
    }
    environment
        .variables()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !value.isEmpty()) {
                values.put(
                    name.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-'),
                    value);
              }
            });
    return new PipConfiguration(values);
  }

  /** The files in the order in which pip reads them. */
  private static List<Path> files(Environment environment, Path userHome) {
    Optional<String> named = environment.find("PIP_CONFIG_FILE");
    if (named.isPresent() && named.get().equals("/dev/null")) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    for (String folder : environment.find("XDG_CONFIG_DIRS").orElse("/etc/xdg").split(":")) {
      files.add(Path.of(folder, "pip", "pip.conf"));
    }
    files.add(Path.of("/etc/pip.conf"));
    files.add(Path.of("/Library/Application Support/pip/pip.conf"));
    if (named.map(Path::of).filter(Files::exists).isEmpty()) {
      files.add(userHome.resolve(".pip").resolve("pip.conf"));
      files.add(userHome.resolve("Library/Application Support/pip/pip.conf"));
      Path config =
          environment.find("XDG_CONFIG_HOME").map(Path::of).orElse(userHome.resolve(".config"));
      files.add(config.resolve("pip").resolve("pip.conf"));
    }
    environment.find("VIRTUAL_ENV").ifPresent(venv -> files.add(Path.of(venv, "pip.conf")));
    named.ifPresent(file -> files.add(Path.of(file)));
    return files;
  }

  /** The sections that matter for finding packages; the command's own over the common one. */
  private static Map<String, String> read(Path file) {
    Map<String, String> common = new LinkedHashMap<>();
    Map<String, String> install = new LinkedHashMap<>();
    Map<String, String> section = new LinkedHashMap<>();
    String key = "";
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException unreadable) {
      return Map.of();
    }
    for (String line : lines) {
      String content = line.strip();
      if (content.isEmpty() || content.startsWith("#") || content.startsWith(";")) {
        continue;
      }
      if (content.startsWith("[")) {
        section =
            switch (content) {
              case "[global]" -> common;
              case "[install]" -> install;
              default -> new LinkedHashMap<>();
            };
        key = "";
      } else if (Character.isWhitespace(line.charAt(0)) && !key.isEmpty()) {
        section.merge(key, content, (before, more) -> before + "\n" + more);
      } else {
        String[] parts = content.split("\\s*[=:]\\s*", 2);
        key = parts[0].toLowerCase(Locale.ROOT).replace('_', '-');
        section.put(key, parts.length > 1 ? parts[1] : "");
      }
    }
    common.putAll(install);
    return common;
  }

  /** A value that is set. */
  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** The words of a value, none when it is not set. */
  List<String> list(String name) {
    return find(name).map(value -> List.of(value.split("\\s+"))).orElse(List.of());
  }

  /** Whether a switch is on. */
  boolean flag(String name) {
    return find(name)
        .filter(value -> List.of("1", "true", "yes", "on").contains(value.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
