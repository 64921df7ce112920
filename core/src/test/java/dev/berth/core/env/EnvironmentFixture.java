package dev.berth.core.env;

import dev.berth.core.io.Environment;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebSettings;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedLocalWheel;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.LockedPython;
import dev.berth.core.lock.LockedRequirements;
import dev.berth.core.lock.LockedWheel;
import dev.berth.core.lock.RuntimeLock;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import dev.berth.core.python.TestWheel;
import dev.berth.core.spec.RuntimeSpec;
import dev.berth.core.spec.RuntimeSpecReader;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A store, a lock and an interpreter, which is a script that answers as one would. */
final class EnvironmentFixture {

  static final String SITE = "lib/python3.11/site-packages/";

  final Path folder;
  final Store store;
  final List<LockedWheel> wheels = new ArrayList<>();
  final List<LockedLocalWheel> localWheels = new ArrayList<>();
  final List<LockedFile> files = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final Map<String, String> variables = new TreeMap<>();
  String yaml = "name: demo\n";
  String glibc = "2.36";
  Platform platform = Platform.LINUX_AMD64;
  Platform here = Platform.LINUX_AMD64;
  Digest version = Digest.of("version".getBytes(StandardCharsets.UTF_8));
  Optional<Path> prefix = Optional.empty();
  Optional<Path> python = Optional.empty();
  boolean force;

  EnvironmentFixture(Path folder) throws IOException {
    this(folder, folder.resolve("store"));
  }

  EnvironmentFixture(Path folder, Path home) throws IOException {
    this.folder = folder;
    this.store = Store.open(home);
    Files.createDirectories(folder.resolve("project"));
    variables.put("PATH", folder.resolve("bin").toString());
    interpreter("bin/python3.11", "3.11.7");
  }

  /** A program that says it is this Python, and notes that it was asked. */
  Path interpreter(String path, String version) throws IOException {
    return program(
        path,
        "printf 'x' >> '"
            + folder.resolve("asked")
            + "'\nprintf '%s\\n' cpython "
            + version
            + " '' linux x86_64 64 'glibc 2.36' \"$0\"");
  }

  Path program(String path, String script) throws IOException {
    Path program = folder.resolve(path);
    Files.createDirectories(program.getParent());
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** How often an interpreter was started. */
  long asked() throws IOException {
    Path asked = folder.resolve("asked");
    return Files.exists(asked) ? Files.size(asked) : 0;
  }

  void lock(TestWheel wheel, String name, String version) throws IOException {
    byte[] bytes = wheel.bytes();
    store.blobs().put(bytes);
    wheels.add(
        new LockedWheel(
            name,
            version,
            wheel.fileName(),
            "https://example.org/" + wheel.fileName(),
            bytes.length,
            Digest.of(bytes),
            false,
            false));
  }

  void lockFile(String source, String destination, String text) throws IOException {
    Files.writeString(folder.resolve("project").resolve(source), text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    files.add(
        new LockedFile(
            source, destination, source.endsWith(".sh"), bytes.length, Digest.of(bytes)));
  }

  RestoredEnvironment restore() throws IOException {
    return restorer().restore(request());
  }

  EnvironmentRestorer restorer() {
    Environment environment = new Environment(variables);
    Fetcher fetcher =
        new Fetcher(
                store.blobs(), new WebClient(WebSettings.of(environment, folder.resolve("home"))))
            .offline(true);
    return new EnvironmentRestorer(
        store,
        here,
        environment,
        folder.resolve("home"),
        fetcher,
        new EnvironmentListener() {
          @Override
          public void skippedInterpreter(Path program, String why) {
            heard.add("skipped " + folder.relativize(program) + ": " + why);
          }

          @Override
          public void unpacking(int wheels) {
            heard.add("unpacking " + wheels);
          }

          @Override
          public synchronized void repaired(String wheel, int files) {
            heard.add("repaired " + files + " of " + wheel);
          }
        },
        2);
  }

  EnvironmentRequest request() throws IOException {
    Path file = folder.resolve("project/runtime.yaml");
    Files.writeString(file, yaml);
    RuntimeSpec spec = new RuntimeSpecReader(name -> Optional.empty()).read(file);
    LockedPlatform locked =
        new LockedPlatform(
            platform,
            new LockedBase.Image("oci:base", version),
            new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", glibc),
            List.of(),
            wheels,
            localWheels,
            files);
    return new EnvironmentRequest(
        spec,
        new RuntimeLock(spec.name(), LockedRequirements.NONE, List.of(locked)),
        version,
        prefix,
        python,
        force);
  }

  /** Text, or target, of everything below a folder, by path; programs are marked. */
  static Map<String, String> contents(Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path path : all.toList()) {
        String name = root.relativize(path).toString();
        if (Files.isSymbolicLink(path)) {
          contents.put(name, "-> " + Files.readSymbolicLink(path));
        } else if (Files.isRegularFile(path)) {
          String text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
          contents.put(name, (Files.isExecutable(path) ? "755 " : "644 ") + text);
        }
      }
    }
    return contents;
  }
}
