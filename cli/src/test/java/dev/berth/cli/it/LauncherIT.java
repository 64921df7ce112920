package dev.berth.cli.it;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.Tool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherIT {

  @TempDir private Path folder;

  @Test
  void startsFromAnyFolder() {
    Assertions.assertThat(Tool.in(folder).run("--version").exits(0).complainsNothing().out())
        .startsWith("berth ");
  }

  @Test
  void startsThroughLinksAndPathsWithSpaces() throws IOException {
    Path spaced = Files.createDirectories(folder.resolve("my tools"));
    Path copy = spaced.resolve("berth");
    Files.copy(Tool.LAUNCHER, copy);
    copy.toFile().setExecutable(true);
    Files.createSymbolicLink(spaced.resolve("lib"), Tool.LAUNCHER.resolveSibling("lib"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("my tools", "berth"));
    Path linkToLink = Files.createSymbolicLink(folder.resolve("link two"), link);

    Tool.in(folder).startedBy(linkToLink).run("--version").exits(0).complainsNothing();
  }

  @Test
  void passesArgumentsAsTheyAre() {
    CliResult result =
        Tool.in(folder).run("runtime", "check", "no such * \"folder\"").exits(1).printsNothing();

    Assertions.assertThat(result.err()).contains("`no such * \"folder\"`");
  }

  @Test
  void readsNamesAsUtf8InEveryLocale() throws IOException {
    // In a script, since the locale of this JVM may not have the letters either.
    Path script = folder.resolve("script");
    Files.writeString(
        script,
        "#!/bin/sh\nexport LC_ALL=C LANG=\n\"%1$s\" runtime init größe --name x >/dev/null &&\n"
                .formatted(Tool.LAUNCHER)
            + "exec \"%s\" runtime check größe\n".formatted(Tool.LAUNCHER));
    script.toFile().setExecutable(true);

    CliResult result = Tool.in(folder).startedBy(script).run().exits(0);

    Assertions.assertThat(result.out()).contains("`größe/runtime.yaml`");
  }

  @Test
  void saysWhatIsMissingWithoutJava() {
    Tool.in(folder)
        .with("JAVA_HOME", "")
        .with("PATH", bareTools())
        .run("--version")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot find Java

            hint: install a JDK of 17 or newer, or set JAVA_HOME to one
            """);
  }

  @Test
  void saysThatJavaIsTooOld() throws IOException {
    Path old = Files.createDirectories(folder.resolve("jdk 8"));
    Files.writeString(old.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"1.8.0_412\"\n");
    Path java = Files.createDirectories(old.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho must not be started\n");
    java.toFile().setExecutable(true);

    Tool.in(folder)
        .with("JAVA_HOME", old.toString())
        .run("--version")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: Java is too old: found 1.8.0_412 in %s, expected 17 or newer

            hint: install a JDK of 17 or newer, or set JAVA_HOME to one
            """
                .formatted(old));
  }

  /** What a shell script needs, and nothing else. */
  private String bareTools() {
    try {
      Path tools = Files.createDirectories(folder.resolve("tools"));
      for (String name : new String[] {"sh", "readlink"}) {
        Files.createSymbolicLink(tools.resolve(name), Path.of("/usr/bin", name));
      }
      return tools.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
