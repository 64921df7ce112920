package dev.berth.cli;

import dev.berth.core.io.TarEntry;
import dev.berth.core.io.TarHeader;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What a {@link Rehearsal} has to work with: runtimes with a wheel and files, on a base which is as
 * little as a base can be, a Python and a C library that are never run.
 */
final class RehearsalStage {

  private static final Instant TIME = Instant.parse("1980-01-02T00:00:00Z");

  /** A wheel that is resolved, as if an index had it, and one that lies beside runtime.yaml. */
  private static final String PROP = "prop";

  private static final String OWN = "own";

  private static final String CONTEXT = "rehearsal";

  private final Path folder;
  private final Platform platform = Platform.linuxOn(System.getProperty("os.arch"));

  private final RehearsalEngine engine;

  private RehearsalStage(Path folder, RehearsalEngine engine) {
    this.folder = folder;
    this.engine = engine;
  }

  /** What is there already. */
  static RehearsalStage leftIn(Path folder) throws IOException {
    RehearsalStage stage = new RehearsalStage(folder.toAbsolutePath(), RehearsalEngine.start());
    stage.writeDockerContext();
    return stage;
  }

  /** Sets everything up in a folder that is there and empty. */
  static RehearsalStage in(Path folder) throws IOException {
    RehearsalStage stage = new RehearsalStage(folder.toAbsolutePath(), RehearsalEngine.start());
    Files.createDirectories(stage.work());
    stage.writeDockerContext();
    Files.write(stage.work().resolve("base.tar"), stage.base());
    Files.write(stage.work().resolve(fileName(PROP)), wheel(PROP));
    stage.writeProgram("python3.11", stage.python());
    stage.writeProgram("uv", stage.uv());
    stage.writeRuntime("demo", "docker-archive:../base.tar");
    stage.writeRuntime("above", "oci:../image");
    stage.write(
        "function/function.yaml",
        """
        kind: container
        name: demo
        image: demo:1
        action: job
        command: echo
        envs: [{name: GREETING, value: hello}]
        volumes: ["./data:/data:ro"]
        resources: {cpu: "1", memory: 512Mi}
        """);
    stage.write("function/data/table.csv", "1,2\n");
    stage.write("stored/function.yaml", "{kind: container, name: x, runtime: demo, action: job}\n");
    stage.write("broken/runtime.yaml", "name: broken\nenvironmnet: {python: 3.11}\n");
    return stage;
  }

  /** The folder that the commands are typed in. */
  Path work() {
    return folder.resolve("work");
  }

  /** The user's folder. */
  Path home() {
    return folder.resolve("home");
  }

  /** The environment variables. */
  Map<String, String> variables() {
    return Map.of("BERTH_HOME", folder.resolve("store").toString(), "PATH", programs().toString());
  }

  /**
   * Lets {@code docker} mean our Engine, by a context: {@code DOCKER_HOST} would be a shorter way
   * than most people's.
   */
  private void writeDockerContext() throws IOException {
    Path docker = home().resolve(".docker");
    Path context =
        docker
            .resolve("contexts/meta")
            .resolve(Digest.of(utf8(CONTEXT)).hex())
            .resolve("meta.json");
    Files.createDirectories(context.getParent());
    Files.writeString(docker.resolve("config.json"), "{\"currentContext\":\"" + CONTEXT + "\"}");
    Files.writeString(
        context,
        "{\"Name\":\"%s\",\"Endpoints\":{\"docker\":{\"Host\":\"unix://%s\"}}}"
            .formatted(CONTEXT, engine.socket()));
  }

  private Path programs() {
    return folder.resolve("bin");
  }

  private void writeRuntime(String name, String base) throws IOException {
    write(
        name + "/runtime.yaml",
        """
        name: %s
        environment:
          docker: {image: "%s"}
          vars: {GREETING: hello}
          workdir: /app
          command: [python, main.py]
        dependencies:
          - pip: [prop==1.0]
          - wheels: [%s]
          - files:
              - {src: main.py, dest: main.py}
              - {src: data, dest: data}
        """
            .formatted(name, base, fileName(OWN)));
    write(name + "/main.py", "print('hello')\n");
    write(name + "/data/table.csv", "1,2\n");
    Files.write(work().resolve(name).resolve(fileName(OWN)), wheel(OWN));
  }

  private void write(String path, String text) throws IOException {
    Path file = work().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** What {@code docker save} would write. */
  private byte[] base() {
    byte[] layer =
        tar(
            Map.of(
                "usr/bin/python3.11",
                "\u007fELF",
                "usr/lib/" + platform.machine() + "-linux-gnu/libc.so.6",
                "\0GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.\0"));
    String config =
        """
        {"os":"%s","architecture":"%s","config":{"Env":["PATH=/usr/bin"]},
        "rootfs":{"type":"layers","diff_ids":["%s"]}}
        """
            .formatted(platform.os(), platform.architecture(), Digest.of(layer));
    String manifest =
        """
        [{"Config":"config.json","RepoTags":["base:1"],"Layers":["layer.tar"]}]
        """;
    return tar(
        Map.of(
            "manifest.json", manifest,
            "config.json", config,
            "layer.tar", new String(layer, StandardCharsets.ISO_8859_1)));
  }

  /** An archive of programs. */
  private static byte[] tar(Map<String, String> files) {
    ByteArrayOutputStream tar = new ByteArrayOutputStream();
    files.forEach(
        (path, text) -> {
          byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
          tar.writeBytes(TarHeader.of(TarEntry.file(path, 0755, content.length, TIME)));
          tar.writeBytes(content);
          tar.writeBytes(new byte[TarHeader.paddingAfter(content.length)]);
        });
    tar.writeBytes(TarHeader.end());
    return tar.toByteArray();
  }

  private static String fileName(String name) {
    return name + "-1.0-py3-none-any.whl";
  }

  /** A wheel with something of each kind: modules large and small, a program, data, a script. */
  private static byte[] wheel(String name) throws IOException {
    String info = name + "-1.0.dist-info/";
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(name + "/__init__.py", utf8("def main():\n    print('hello')\n"));
    files.put(name + "/large.py", utf8("LARGE = 'a long text'\n".repeat(4000)));
    files.put(name + "-1.0.data/scripts/" + name + "-script", utf8("#!python\nprint('hello')\n"));
    files.put(name + "-1.0.data/data/share/" + name + ".txt", utf8("hello\n"));
    files.put(info + "METADATA", utf8("Metadata-Version: 2.1\nName: " + name + "\nVersion: 1.0\n"));
    files.put(
        info + "WHEEL", utf8("Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"));
    files.put(
        info + "entry_points.txt", utf8("[console_scripts]\n" + name + " = " + name + ":main\n"));
    files.put(info + "RECORD", utf8(record(files) + info + "RECORD,,\n"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        // Or it is the clock's, and what was locked another file a second later.
        entry.setTimeLocal(LocalDateTime.ofInstant(TIME, ZoneOffset.UTC));
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static String record(Map<String, byte[]> files) {
    StringBuilder rows = new StringBuilder();
    files.forEach(
        (path, content) -> {
          byte[] hash = HexFormat.of().parseHex(Digest.of(content).hex());
          String base64 = Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
          rows.append(path + ",sha256=" + base64 + "," + content.length + "\n");
        });
    return rows.toString();
  }

  /** Says that it were this computer's Python, whether there is one or not. */
  private String python() {
    return "printf '%%s\\n' cpython 3.11.2 '' linux %s 64 'glibc 2.36' '%s'\n"
        .formatted(platform.machine(), programs().resolve("python3.11"));
  }

  /** Resolves as uv would, if there were an index with the one wheel. */
  private String uv() throws IOException {
    return """
        if [ "$1" = --version ]; then echo 'uv 99.0'; exit; fi
        echo 'lock-version = "1.0"
        [[packages]]
        name = "prop"
        version = "1.0"
        wheels = [{url = "%s", hashes = {sha256 = "%s"}}]' >pylock.toml
        """
        .formatted(work().resolve(fileName(PROP)).toUri(), Digest.of(wheel(PROP)).hex());
  }

  private void writeProgram(String name, String script) throws IOException {
    Path program = programs().resolve(name);
    Files.createDirectories(programs());
    Files.writeString(program, "#!/bin/sh\n" + script);
    if (!program.toFile().setExecutable(true)) {
      throw new IOException("cannot make `" + program + "` a program");
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
