package dev.berth.cli.support;

import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.LockedRequirements;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Json;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.TestWheel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The folder of a runtime that is built without network: a tiny base, wheels of a few bytes beside
 * it, and the lock that names them, for which nothing was resolved.
 */
public final class TinyProject {

  private static final Platform PLATFORM = Platform.LINUX_AMD64;

  /** What the runtime.yaml asks for, so that the lock fits it. */
  private static final LockedRequirements REQUIREMENTS =
      new LockedRequirements(
          Optional.empty(),
          Optional.empty(),
          Optional.of("oci:base"),
          List.of(),
          List.of(),
          List.of(),
          List.of());

  private final String name;
  private final Path folder;
  private final List<TestWheel> wheels = new ArrayList<>();
  private final TreeMap<String, String> files = new TreeMap<>();
  private final List<String> commands = new ArrayList<>();
  private final TreeMap<String, String> lateFiles = new TreeMap<>();
  private final List<String> settings = new ArrayList<>();

  private TinyProject(String name, Path folder) {
    this.name = name;
    this.folder = folder;
  }

  /**
   * A runtime without packages.
   *
   * @param folder of its runtime.yaml; its last part is the runtime's name
   */
  public static TinyProject in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path base = folder.resolve("base");
    if (!Files.exists(base)) {
      TinyBase.publish(folder.resolve("origin"), base);
    }
    return new TinyProject(folder.getFileName().toString(), folder);
  }

  /** Adds a wheel, as one from an index. */
  public TinyProject wheel(TestWheel wheel) {
    wheels.add(wheel);
    return this;
  }

  /** Adds a file of the user's own, which comes to the same path below the working directory. */
  public TinyProject file(String path, String text) {
    files.put(path, text);
    return this;
  }

  /** Adds a command, which is run when the files are there. */
  public TinyProject command(String text) {
    commands.add(text);
    return this;
  }

  /** Adds a file that is put there when the commands have run. */
  public TinyProject lateFile(String path, String text) {
    lateFiles.put(path, text);
    return this;
  }

  /** Adds a line below {@code environment:}. */
  public TinyProject setting(String line) {
    settings.add(line);
    return this;
  }

  /** Writes runtime.yaml, what it names, and the lock. */
  public Path write() throws IOException {
    StringBuilder yaml = new StringBuilder("name: " + name + "\n");
    yaml.append("environment:\n  docker: {image: \"oci:base\"}\n");
    settings.forEach(line -> yaml.append("  ").append(line).append('\n'));
    if (!files.isEmpty() || !commands.isEmpty() || !lateFiles.isEmpty()) {
      yaml.append("dependencies:\n");
    }
    append(yaml, files);
    if (!commands.isEmpty()) {
      yaml.append("  - commands:\n");
      commands.forEach(text -> yaml.append("      - " + quoted(text) + "\n"));
    }
    append(yaml, lateFiles);
    Files.writeString(folder.resolve("runtime.yaml"), yaml);
    List<LockedWheel> lockedWheels = new ArrayList<>();
    for (TestWheel wheel : wheels) {
      lockedWheels.add(written(wheel));
    }
    List<LockedFile> lockedFiles = new ArrayList<>();
    Map<String, String> all = new LinkedHashMap<>(files);
    all.putAll(lateFiles);
    for (String path : all.keySet()) {
      byte[] bytes = all.get(path).getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(path), bytes);
      lockedFiles.add(new LockedFile(path, path, false, bytes.length, Digest.of(bytes)));
    }
    new LockFile(folder.resolve("runtime.lock"))
        .write(
            new RuntimeLock(
                name,
                REQUIREMENTS,
                List.of(
                    new LockedPlatform(
                        PLATFORM,
                        new LockedBase.Image("oci:base", baseManifest()),
                        new LockedPython(
                            PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
                        List.of(),
                        lockedWheels,
                        List.of(),
                        lockedFiles))));
    return folder;
  }

  private static void append(StringBuilder yaml, Map<String, String> files) {
    if (!files.isEmpty()) {
      yaml.append("  - files:\n");
      files
          .keySet()
          .forEach(path -> yaml.append("      - {src: %1$s, dest: %1$s}\n".formatted(path)));
    }
  }

  /** As JSON, which YAML understands. */
  private static String quoted(String text) {
    return new String(Json.write(text), StandardCharsets.UTF_8);
  }

  private Digest baseManifest() throws IOException {
    return OciJson.readIndex(Files.readAllBytes(folder.resolve("base/index.json")))
        .manifests()
        .get(0)
        .digest();
  }

  private LockedWheel written(TestWheel wheel) throws IOException {
    Path file = Files.createDirectories(folder.resolve("wheels")).resolve(wheel.fileName());
    byte[] bytes = wheel.bytes();
    Files.write(file, bytes);
    String[] parts = wheel.fileName().split("-");
    return new LockedWheel(
        parts[0].replace('_', '-'),
        parts[1],
        wheel.fileName(),
        file.toUri().toString(),
        bytes.length,
        Digest.of(bytes),
        true,
        false);
  }
}
