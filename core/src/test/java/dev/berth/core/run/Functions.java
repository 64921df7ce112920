package dev.berth.core.run;

import dev.berth.core.function.FunctionReader;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.SourceContent;
import dev.berth.core.function.SourceSpec;
import dev.berth.core.function.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Functions as people write them, without options or variables. */
final class Functions {

  private Functions() {}

  /** Writes a function.yaml to the folder, and reads it. */
  static FunctionRequest read(Path folder, String functionYaml) throws IOException {
    Path file = Files.writeString(folder.resolve("function.yaml"), functionYaml);
    return new FunctionReader(name -> Optional.empty(), folder)
        .read(file, Optional.empty(), TaskOptions.NONE);
  }

  /** The source that is a file or folder of this computer. */
  static SourceSpec sourceAt(Path path) {
    return new SourceSpec(
        Optional.of(new SourceContent.Local(path)), Optional.empty(), Optional.empty());
  }
}
