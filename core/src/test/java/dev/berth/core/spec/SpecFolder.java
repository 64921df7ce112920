package dev.berth.core.spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A folder with a runtime.yaml and what it names, and the reader over it. */
final class SpecFolder {

  private final Path folder;
  private final Map<String, String> variables = new TreeMap<>();

  SpecFolder(Path folder) {
    this.folder = folder;
  }

  SpecFolder with(String path, String content) {
    return with(path, content.getBytes(StandardCharsets.UTF_8));
  }

  SpecFolder with(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SpecFolder withVariable(String name, String value) {
    variables.put(name, value);
    return this;
  }

  Path runtimeFile() {
    return folder.resolve("runtime.yaml");
  }

  RuntimeSpec read(String runtimeYaml) {
    return with("runtime.yaml", runtimeYaml).read();
  }

  RuntimeSpec read() {
    return new RuntimeSpecReader(name -> Optional.ofNullable(variables.get(name)))
        .read(runtimeFile());
  }
}
