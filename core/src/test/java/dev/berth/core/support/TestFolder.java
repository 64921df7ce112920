package dev.berth.core.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder that a test fills with files, and the environment variables for what reads them. */
public final class TestFolder {

  private final Path path;
  private final Map<String, String> variables = new TreeMap<>();

  public TestFolder(Path path) {
    this.path = path;
  }

  public Path path() {
    return path;
  }

  /** Writes a file, with the folders above it. */
  public void write(String name, String content) {
    write(name, content.getBytes(StandardCharsets.UTF_8));
  }

  public void write(String name, byte[] content) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void set(String variable, String value) {
    variables.put(variable, value);
  }

  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }
}
