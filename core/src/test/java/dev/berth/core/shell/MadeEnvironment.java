package dev.berth.core.shell;

import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** As much of an environment as a shell sees: a folder with scripts and one program. */
final class MadeEnvironment {

  private MadeEnvironment() {}

  /** Makes {@code folder/name}, whose program {@code which-one} prints the name. */
  static Activation in(Path folder, String name, String... variables) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      values.put(variables[i], variables[i + 1]);
    }
    Activation activation =
        new Activation(
            name, Digest.of(name.getBytes(StandardCharsets.UTF_8)), folder.resolve(name), values);
    Path program = Files.createDirectories(activation.bin()).resolve("which-one");
    Files.writeString(program, "#!/bin/sh\necho " + name + "\n");
    program.toFile().setExecutable(true);
    ActivationScripts.write(activation.prefix(), activation);
    return activation;
  }
}
