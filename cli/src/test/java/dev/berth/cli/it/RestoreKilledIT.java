package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.python.InstalledTree;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restoring that is killed, and restoring the same at once: one whole environment in the end. */
class RestoreKilledIT {

  @TempDir private Path folder;
  private Path project;

  @BeforeEach
  void makeProject() throws IOException {
    Programs.need("python3.11");
    TinyProject runtime = TinyProject.in(folder.resolve("demo"));
    Random random = new Random(3);
    for (int wheel = 0; wheel < 8; wheel++) {
      String name = "package" + wheel;
      TestWheel many = new TestWheel(name, "1.0");
      for (int file = 0; file < 60; file++) {
        byte[] noise = new byte[20_000];
        random.nextBytes(noise);
        many.file(name + "/data" + file + ".bin", noise);
      }
      runtime.wheel(many.file(name + "/__init__.py", "NUMBER = " + wheel + "\n"));
    }
    project = runtime.file("main.py", "import package0\n").write();
  }

  private Process start(Path store, String output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(Tool.LAUNCHER.toString(), "runtime", "restore", project.toString())
            .directory(folder.toFile())
            .redirectOutput(folder.resolve(output + ".out").toFile())
            .redirectError(folder.resolve(output + ".err").toFile());
    builder.environment().put("BERTH_HOME", store.toString());
    // The launcher becomes the JVM, so that this is who is killed.
    return builder.start();
  }

  private String said(String output, String ending) throws IOException {
    return Files.readString(folder.resolve(output + ending), StandardCharsets.UTF_8);
  }

  /** The one environment of a store, beside which nothing is left. */
  private static Path onlyEnvironment(Path store) throws IOException {
    try (Stream<Path> all = Files.list(store.resolve("environments"))) {
      List<Path> folders = all.filter(Files::isDirectory).toList();
      assertThat(folders).hasSize(1);
      return folders.get(0);
    }
  }

  private static SortedMap<String, String> files(Path environment) throws IOException {
    SortedMap<String, String> files = InstalledTree.of(environment);
    // Its own record and scripts have its path in them.
    files.keySet().removeIf(path -> path.startsWith("bin/") || path.startsWith("berth-"));
    return files;
  }

  private static List<String> halfDone(Path store) throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.map(store::relativize)
          .map(Path::toString)
          .filter(path -> path.matches("tmp/.+|(environments|unpacked)/\\..*"))
          .filter(path -> !path.matches("unpacked/\\.sharing-[0-9-]+|.*\\.lock"))
          .toList();
    }
  }

  @Test
  void theNextOneWorksAfterAKillAtAnyMoment() throws Exception {
    Process undisturbed = start(folder.resolve("other"), "other");
    long begin = System.nanoTime();
    assertThat(undisturbed.waitFor()).isZero();
    long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    Path store = folder.resolve("store");

    int killed = 0;
    for (int part = 4; part <= 11; part++) {
      Process process = start(store, "killed");
      if (!process.waitFor(whole * part / 12, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        killed++;
      }
    }
    Process last = start(store, "last");

    assertThat(killed).isPositive();
    assertThat(last.waitFor()).as(said("last", ".err")).isZero();
    Path environment = onlyEnvironment(store);
    assertThat(files(environment)).isEqualTo(files(onlyEnvironment(folder.resolve("other"))));
    // Downloads that were broken off are nobody's, and so are the file that tries how files can be
    // shared and the one that is to remember it; but only who has the store alone can know.
    assertThat(halfDone(store))
        .allMatch(path -> path.matches("tmp/blob-.*|unpacked/\\.{1,2}sharing-.*"));
    Tool.in(folder).with("BERTH_HOME", store.toString()).run("cache", "prune").exits(0);
    assertThat(halfDone(store)).isEmpty();
    assertThat(onlyEnvironment(store)).isEqualTo(environment);
    assertThat(
            Programs.output(
                folder,
                environment.resolve("bin/python").toString(),
                "-c",
                "import package7; print(package7.NUMBER)"))
        .isEqualTo("7\n");
  }

  @Test
  void allOfThoseAtOnceHaveTheSameEnvironment() throws Exception {
    Path store = folder.resolve("store");

    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(store, "process" + i));
    }
    for (int i = 0; i < processes.size(); i++) {
      assertThat(processes.get(i).waitFor()).as(said("process" + i, ".err")).isZero();
    }

    Path environment = onlyEnvironment(store);
    for (int i = 0; i < processes.size(); i++) {
      assertThat(said("process" + i, ".out")).contains(environment.toString());
    }
    assertThat(halfDone(store)).isEmpty();
    assertThat(files(environment)).hasSizeGreaterThan(480);
  }
}
