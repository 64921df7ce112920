package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Tool;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same lock makes the same image: whoever builds it, wherever, whenever, on whichever Java. */
class ReproducibleIT {

  @TempDir private Path folder;
  private String expected;

  @BeforeEach
  void buildOnce() throws IOException {
    Path first = project("first");
    expected = digest(Tool.in(folder), first);
  }

  @Test
  void inAnotherFolderTimeZoneAndLanguageWithOtherFileTimes() throws IOException {
    Path second = project("some where/else");
    copyLock(second);
    Files.setLastModifiedTime(
        second.resolve("train.py"), FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));

    assertThat(
            digest(
                Tool.in(folder)
                    .with("TZ", "Pacific/Kiritimati")
                    .with("LC_ALL", "tr_TR.UTF-8")
                    .with("BERTH_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR"),
                second))
        .isEqualTo(expected);
  }

  @Test
  void withAStoreOfItsOwn() throws IOException {
    Path second = project("second");
    copyLock(second);

    assertThat(digest(Tool.in(folder).with("BERTH_HOME", ownStore().toString()), second))
        .isEqualTo(expected);
  }

  @Test
  void assembledAnewOnTheNewestJava() throws IOException {
    Path java = newestJava();

    assertThat(
            Tool.in(folder)
                .with("JAVA_HOME", java.toString())
                .run("runtime", "build", "first", "--frozen", "--no-cache", "--quiet")
                .exits(0)
                .out())
        .isEqualTo(expected);
  }

  @Test
  void asAnotherUser() throws IOException {
    Programs.need(System.getProperty("user.name").equals("root"), "only root becomes another user");
    Programs.need("setpriv");
    Path second = project("nobody");
    copyLock(second);
    Path store = ownStore();
    Programs.output(folder, "chown", "-R", "65534:65534", store.toString(), second.toString());
    openTo(folder);
    Path script = folder.resolve("as-nobody");
    Files.writeString(
        script,
        "#!/bin/sh\numask 077\nexec setpriv --reuid 65534 --regid 65534 --clear-groups \""
            + readableTool()
            + "\" \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));

    assertThat(
            digest(
                Tool.in(folder)
                    .startedBy(script)
                    .with("BERTH_HOME", store.toString())
                    .with("HOME", second.toString()),
                second))
        .isEqualTo(expected);
  }

  private static String digest(Tool tool, Path project) {
    return tool.run("runtime", "build", project.toString(), "--frozen", "--quiet").exits(0).out();
  }

  private Path project(String name) throws IOException {
    Path project = Files.createDirectories(folder.resolve(name));
    for (String file : List.of("runtime.yaml", "train.py")) {
      Files.copy(Path.of("..", "examples", "iris", file), project.resolve(file));
    }
    if (name.equals("first")) {
      Tool.in(folder).run("runtime", "build", "first", "--quiet").exits(0);
    }
    return project;
  }

  private void copyLock(Path project) throws IOException {
    Files.copy(folder.resolve("first/runtime.lock"), project.resolve("runtime.lock"));
  }

  /** What was fetched, without anything that was made of it. */
  private Path ownStore() throws IOException {
    Path store = Files.createDirectories(folder.resolve("own store/blobs/sha256"));
    for (String line : Files.readAllLines(folder.resolve("first/runtime.lock"))) {
      if (line.contains("url: ")) {
        String digest = line.replaceAll(".*digest: sha256:([0-9a-f]{64}).*", "$1");
        Files.copy(
            Tool.SHARED_STORE.resolve("blobs/sha256").resolve(digest), store.resolve(digest));
      }
    }
    return folder.resolve("own store");
  }

  /** The tool where others may read it: home folders of builders are often closed. */
  private Path readableTool() throws IOException {
    Path copy = Files.createDirectories(folder.resolve("tool/lib"));
    Files.copy(Tool.LAUNCHER, folder.resolve("tool/berth"));
    try (Stream<Path> jars = Files.list(Tool.LAUNCHER.resolveSibling("lib"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, copy.resolve(jar.getFileName()));
      }
    }
    Programs.output(folder, "chmod", "-R", "a+rX", folder.resolve("tool").toString());
    return folder.resolve("tool/berth");
  }

  private static void openTo(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path newestJava() throws IOException {
    Path jvms = Path.of("/usr/lib/jvm");
    Programs.need(Files.isDirectory(jvms), "no folder " + jvms);
    try (Stream<Path> all = Files.list(jvms)) {
      List<Path> newer =
          all.filter(java -> Files.isReadable(java.resolve("release")))
              .filter(java -> version(java) >= 21)
              .sorted(Comparator.comparingInt(ReproducibleIT::version))
              .toList();
      Programs.need(!newer.isEmpty(), "no Java of 21 or newer in " + jvms);
      return newer.get(newer.size() - 1);
    }
  }

  private static int version(Path java) {
    Properties release = new Properties();
    try (Reader file = Files.newBufferedReader(java.resolve("release"))) {
      release.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Integer.parseInt(
        release.getProperty("JAVA_VERSION", "0").replace("\"", "").split("[.+-]")[0]);
  }
}
