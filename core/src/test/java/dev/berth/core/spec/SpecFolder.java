package dev.berth.core.spec;

import dev.berth.core.support.TestFolder;
import java.nio.file.Path;

/** A folder with a runtime.yaml and what it names, and the reader over it. */
final class SpecFolder {

  private final TestFolder files;

  SpecFolder(Path folder) {
    this.files = new TestFolder(folder);
  }

  SpecFolder with(String path, String content) {
    files.write(path, content);
    return this;
  }

  SpecFolder with(String path, byte[] content) {
    files.write(path, content);
    return this;
  }

  SpecFolder withVariable(String name, String value) {
    files.set(name, value);
    return this;
  }

  Path runtimeFile() {
    return files.path().resolve("runtime.yaml");
  }

  RuntimeSpec read(String runtimeYaml) {
    return with("runtime.yaml", runtimeYaml).read();
  }

  RuntimeSpec read() {
    return new RuntimeSpecReader(files::variable).read(runtimeFile());
  }
}
