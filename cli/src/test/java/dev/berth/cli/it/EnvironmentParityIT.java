package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.io.FileTree;
import dev.berth.core.python.InstalledTree;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment that Berth restored, and one into which pip installed the same wheels. */
class EnvironmentParityIT {

  /** What Python's own library tells of what is installed. */
  private static final String INVENTORY =
      """
      import importlib.metadata as metadata
      for found in sorted(metadata.distributions(), key=lambda one: one.metadata['Name']):
          print(found.metadata['Name'], found.version, found.requires)
          print(sorted((e.group, e.name, e.value) for e in found.entry_points))
          files = [f for f in found.files if f.name != 'direct_url.json']
          print(sorted(str(f) for f in files), all(f.locate().exists() for f in files))
      """;

  @TempDir private Path folder;
  private Tool tool;
  private Path prefix;

  @BeforeEach
  void needPython() {
    Programs.need("python3.11");
    prefix = folder.resolve("environment");
    tool = Tool.in(folder).with("BERTH_HOME", folder.resolve("store").toString());
  }

  private static List<TestWheel> wheels() {
    TestWheel commands = new TestWheel("some-commands", "1.0");
    commands
        .file("some_commands.py", "def run():\n    print('hello')\n")
        .file(
            commands.info("entry_points.txt"),
            "[console_scripts]\nhello = some_commands:run\n\n[some.plugins]\nx = some_commands\n")
        .file(commands.data("scripts/plain"), "#!python\nprint('plain')\n")
        .mode(commands.data("scripts/plain"), 0100755)
        .file(commands.data("scripts/other"), "#!/bin/sh\necho other\n")
        .mode(commands.data("scripts/other"), 0100755)
        .file(commands.data("data/share/some/data.txt"), "data\n")
        .file(commands.data("headers/some.h"), "#define SOME\n");
    TestWheel modes = new TestWheel("modes", "2.0.post1");
    modes
        .file("modes/__init__.py", "")
        .file("modes/tool.sh", "#!/bin/sh\n")
        .mode("modes/tool.sh", 0100755)
        .file("modes/öäü.txt", "umlauts\n")
        .file("modes/a,b.txt", "a comma\n")
        .file(modes.data("purelib/pure.py"), "PURE = 1\n")
        .file(modes.data("platlib/plat.py"), "PLAT = 1\n");
    return List.of(
        commands,
        modes,
        new TestWheel("space-one", "1.0").file("space/one/__init__.py", "ONE = 1\n"),
        new TestWheel("space-two", "1.0").file("space/two/__init__.py", "TWO = 2\n"));
  }

  private Path written(String name, List<TestWheel> wheels) throws IOException {
    TinyProject project = TinyProject.in(folder.resolve(name));
    wheels.forEach(project::wheel);
    return project.write();
  }

  private void restore(Path project) {
    tool.run("runtime", "restore", project.toString(), "--prefix", prefix.toString()).exits(0);
  }

  private void makeByPip(List<String> wheels) {
    Programs.output(folder, "python3.11", "-m", "venv", "--without-pip", prefix.toString());
    if (!wheels.isEmpty()) {
      String[] fixed = {
        "python3.11",
        "-m",
        "pip",
        "--python",
        prefix.resolve("bin/python").toString(),
        "install",
        "--quiet",
        "--no-deps",
        "--no-compile",
        "--no-index",
        "--disable-pip-version-check"
      };
      Programs.output(
          folder, Stream.concat(Stream.of(fixed), wheels.stream()).toArray(String[]::new));
    }
  }

  /** The files there now, without those that are there without packages; then the folder goes. */
  private SortedMap<String, String> taken(Set<String> without) throws IOException {
    SortedMap<String, String> files = InstalledTree.of(prefix);
    files.keySet().removeAll(without);
    new FileTree(prefix).delete();
    return files;
  }

  /** Both at the same path, which is part of what they write. */
  @Test
  void areTheSame() throws IOException {
    Path full = written("full", wheels());
    List<String> files;
    try (Stream<Path> all = Files.list(full.resolve("wheels"))) {
      files = all.map(Path::toString).sorted().toList();
    }

    restore(written("empty", List.of()));
    Set<String> ourOwn = taken(Set.of()).keySet();
    restore(full);
    assertThat(output("hello")).isEqualTo("hello\n");
    assertThat(output("plain")).isEqualTo("plain\n");
    String ourInventory = inventory();
    SortedMap<String, String> ours = taken(ourOwn);
    makeByPip(List.of());
    Set<String> theirOwn = taken(Set.of()).keySet();
    makeByPip(files);
    String theirInventory = inventory();
    SortedMap<String, String> theirs = taken(theirOwn);
    // pip records where a file came from; the lock says that these wheels are from an index.
    theirs.keySet().removeIf(path -> path.endsWith(".dist-info/direct_url.json"));

    assertThat(InstalledTree.differences(ours, theirs)).isEmpty();
    assertThat(ours).hasSizeGreaterThan(25);
    assertThat(ourInventory).isEqualTo(theirInventory).contains("some-commands 1.0");
  }

  private String output(String command) {
    return Programs.output(folder, prefix.resolve("bin").resolve(command).toString());
  }

  private String inventory() {
    return Programs.output(
        folder, prefix.resolve("bin/python").toString(), "-I", "-B", "-c", INVENTORY);
  }
}
