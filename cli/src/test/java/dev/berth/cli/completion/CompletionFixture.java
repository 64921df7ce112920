package dev.berth.cli.completion;

import dev.berth.core.oci.Digest;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runtimes and files to complete: {@code Iris} in two versions, {@code my.model-1} of which one is
 * removed, {@code gone} which is removed; files with names that need quoting.
 */
record CompletionFixture(Path folder) {

  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  static CompletionFixture in(Path folder) throws IOException {
    CompletionFixture fixture = new CompletionFixture(folder);
    Store store = Store.open(fixture.store());
    RuntimeIndex runtimes = store.runtimes();
    runtimes.add(version("Iris", 0), List.of("prod-1.0"));
    runtimes.add(version("Iris", 1), List.of());
    runtimes.add(version("my.model-1", 0), List.of());
    runtimes.add(version("my.model-1", 1), List.of());
    store.recycleBin().remove("my.model-1", List.of(version("my.model-1", 1).version()), TIME);
    runtimes.add(version("gone", 0), List.of());
    store.recycleBin().remove("gone", List.of(version("gone", 0).version()), TIME);
    Files.createDirectories(fixture.work().resolve("my dir/sub dir"));
    for (String file : List.of("runtime.yaml", "it's", "größe", "my dir/a file.yaml")) {
      Files.createFile(fixture.work().resolve(file));
    }
    Files.createDirectories(fixture.home());
    Files.createFile(fixture.home().resolve("in home"));
    Path conda = Files.createDirectories(fixture.home().resolve(".conda"));
    Files.writeString(conda.resolve("environments.txt"), "/opt/conda\n/opt/conda/envs/iris-gpu\n");
    // fish looks for the script of a command only when there is such a command.
    for (String name : List.of("berth", "frobnicate")) {
      Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
      Files.writeString(program, "#!/bin/sh\n");
      program.toFile().setExecutable(true);
    }
    return fixture;
  }

  private static RuntimeRecord version(String name, int number) {
    byte[] seed = (name + number).getBytes(StandardCharsets.UTF_8);
    return new RuntimeRecord(
        name,
        Digest.of(seed),
        TIME.plusSeconds(number),
        Digest.of(seed),
        Optional.empty(),
        List.of());
  }

  /** The first twelve digits of a version. */
  static String prefix(String name, int number) {
    return version(name, number).version().shortHex();
  }

  Path work() {
    return folder.resolve("my work");
  }

  Path home() {
    return folder.resolve("home");
  }

  Path store() {
    return folder.resolve("my store");
  }
}
