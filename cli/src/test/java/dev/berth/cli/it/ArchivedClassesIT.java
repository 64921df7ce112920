package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedClassesIT {

  @TempDir private Path folder;

  @Test
  void comeWithTheTool() throws IOException {
    Path log = folder.resolve("classes");
    Tool tool = Tool.in(folder).with("BERTH_JAVA_OPTS", "-Xlog:class+load:file=" + log);

    tool.run("runtime", "list").exits(0);

    List<String> read =
        Files.readAllLines(log).stream().filter(line -> line.contains("source: file:")).toList();
    assertThat(read).as("classes that had to be read from jars").isEmpty();
    assertThat(log).content().contains("dev.berth.cli.Main source: shared objects file");
  }

  /** A tool with no archive, and a Java that says how it was started. */
  @Nested
  class OfAnotherJava {

    private Path tool;
    private Path jdk;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
      tool = Files.createDirectories(folder.resolve("my tool")).toRealPath().resolve("berth");
      Path lib = Files.createDirectories(tool.resolveSibling("lib"));
      Files.copy(Tool.LAUNCHER, tool);
      Files.copy(
          Tool.LAUNCHER.resolveSibling("lib/archive-classes"), lib.resolve("archive-classes"));
      jdk = Files.createDirectories(folder.resolve("jdk"));
      cache = folder.resolve("cache");
      java("17.0.99", "");
    }

    /**
     * @param rehearsing what it does when it shall see which classes are needed
     */
    private void java(String version, String rehearsing) throws IOException {
      Files.writeString(
          jdk.resolve("release"),
          "JAVA_VERSION=\"%1$s\"\nJAVA_RUNTIME_VERSION=\"%1$s+7\"\n".formatted(version));
      Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
      Files.writeString(
          java,
          """
          #!/bin/sh
          case $* in
            *Rehearsal*) %s ;;
          esac
          case $* in
            *-Xshare:dump* | *-XX:AOTCacheOutput=*)
              for word; do
                case $word in
                  -XX:SharedArchiveFile=* | -XX:AOTCacheOutput=*) echo classes >"${word#*=}" ;;
                esac
              done
              ;;
            *Rehearsal*) ;;
            *) printf '%%s\\n' "$@" ;;
          esac
          """
              .formatted(rehearsing.isEmpty() ? ":" : rehearsing));
      assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /** How Java is started for a command. */
    private String started(String... command) {
      return Tool.in(folder)
          .startedBy(tool)
          .with("JAVA_HOME", jdk.toString())
          .with("XDG_CACHE_HOME", cache.toString())
          .run(command)
          .exits(0)
          .out();
    }

    private CliResult unwatched() {
      return Tool.in(folder)
          .startedBy(tool)
          .with("JAVA_HOME", jdk.toString())
          .with("XDG_CACHE_HOME", cache.toString())
          .run("runtime", "list");
    }

    /** What is seen when the same is typed in a terminal. */
    private String watched() {
      Programs.need("script");
      String command =
          "JAVA_HOME='%s' XDG_CACHE_HOME='%s' '%s' runtime list".formatted(jdk, cache, tool);
      ProcessResult result = Programs.run(folder, "script", "-qec", command, "/dev/null");
      assertThat(result.exitCode()).as(result.output()).isZero();
      return result.output().replace("\r", "");
    }

    /** One of the two that are made, the one for short commands and the one for all others. */
    private Path archive(String name) throws IOException {
      Pattern whole = Pattern.compile("[0-9a-f]{64}-" + Pattern.quote(name));
      try (Stream<Path> files =
          Files.list(Path.of(cache + "/berth/start" + tool.getParent() + "/lib"))) {
        List<Path> all = files.toList();
        assertThat(all).hasSize(2);
        return all.stream()
            .filter(file -> whole.matcher(file.getFileName().toString()).matches())
            .findFirst()
            .orElseThrow();
      }
    }

    @Test
    void areNotMadeWhereNobodyWatches() {
      String started = unwatched().exits(0).complainsNothing().out();

      assertThat(started).doesNotContain("SharedArchiveFile").endsWith("Main\nruntime\nlist\n");
      assertThat(cache).doesNotExist();
    }

    @Test
    void areMadeOnceWhereSomebodyWatches() throws IOException {
      String first = watched();

      String line = "-XX:SharedArchiveFile=" + archive("17.0.99+7-short.jsa") + "\n";
      assertThat(first)
          .startsWith("Preparing a fast start with Java 17.0.99 (once, takes some seconds)\n")
          .contains(line);
      assertThat(watched()).doesNotContain("Preparing").contains(line);
      assertThat(unwatched().exits(0).complainsNothing().out()).contains(line);
    }

    @Test
    void areFewerForWhatIsOverAtOnce() throws IOException {
      watched();

      assertThat(started("run", "f")).contains(archive("17.0.99+7-short.jsa").toString());
      assertThat(started("--version")).contains(archive("17.0.99+7-short.jsa").toString());
      assertThat(started("runtime", "build")).contains(archive("17.0.99+7.jsa").toString());
      assertThat(started()).contains(archive("17.0.99+7.jsa").toString());
    }

    @Test
    void areOfTheNewKindFromJava25On() throws IOException {
      java("25.0.1", "");

      assertThat(watched()).contains("-XX:AOTCache=" + archive("25.0.1+7-short.aot") + "\n");
    }

    @Test
    void areMadeAgainWhenTheToolIsNew() throws IOException {
      watched();
      Files.setLastModifiedTime(tool, FileTime.from(Instant.now().plusSeconds(60)));

      assertThat(unwatched().out()).doesNotContain("SharedArchiveFile");
      assertThat(watched()).contains("Preparing");
    }

    @Test
    void areRemovedWhenTheyAreOfOtherJars() throws IOException {
      watched();
      Path old = archive("17.0.99+7-short.jsa");
      Files.move(old, old.resolveSibling("0123-17.0.99+7-short.jsa"));

      watched();

      assertThat(archive("17.0.99+7-short.jsa")).isEqualTo(old);
    }

    @Test
    void areNotTriedAgainWhenTheyCannotBeMade() throws IOException {
      java("17.0.99", "echo broken >&2; exit 1");

      assertThat(watched()).contains("Preparing").doesNotContain("broken");
      assertThat(watched()).doesNotContain("Preparing").doesNotContain("SharedArchiveFile");
    }

    @Test
    void areTriedAgainAfterAKill() throws IOException {
      java("17.0.99", "kill -9 0");
      String command =
          "JAVA_HOME='%s' XDG_CACHE_HOME='%s' '%s' runtime list".formatted(jdk, cache, tool);
      Programs.run(folder, "setsid", "--wait", "script", "-qec", command, "/dev/null");
      java("17.0.99", "");

      assertThat(watched()).contains("Preparing").contains("-XX:SharedArchiveFile=");
    }

    @Test
    void areDoneWithoutWhereNothingCanBeWritten() throws IOException {
      Files.writeString(cache, "not a folder");

      assertThat(watched()).doesNotContain("Preparing").endsWith("Main\nruntime\nlist\n");
    }
  }
}
