package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One lock makes an image and environments, and these are proven to be the same. */
class VerifyIT {

  private static final String SITE = "lib/python3.11/site-packages/";

  @TempDir private Path folder;
  private Tool tool;
  private Path prefix;

  @BeforeEach
  void buildAndRestore() throws IOException {
    Programs.need("python3.11");
    tool = Tool.in(folder).with("BERTH_HOME", folder.resolve("store").toString());
    prefix = folder.resolve("my env");
    TestWheel alpha = new TestWheel("alpha", "1.0");
    alpha
        .file("alpha.py", "def run():\n    print('hello')\n")
        .file(alpha.info("entry_points.txt"), "[console_scripts]\nalpha = alpha:run\n")
        .file(alpha.data("scripts/beta"), "#!python\nprint('beta')\n")
        .file(alpha.data("data/share/alpha/data.txt"), "data\n");
    TinyProject.in(folder.resolve("demo"))
        .wheel(alpha)
        .wheel(
            new TestWheel("gamma", "2.0")
                .file("gamma/__init__.py", "")
                .file("gamma/more.py", "M = 1\n"))
        .file("main.py", "import alpha\n")
        .write();
    tool.run("runtime", "build", "./demo", "--platform=linux/amd64").exits(0);
    tool.run("runtime", "restore", "./demo").exits(0);
    tool.run("runtime", "restore", "./demo", "--prefix", prefix.toString()).exits(0);
  }

  @Test
  void imageAndEnvironmentsAreTheSame() {
    assertThat(Programs.output(folder, prefix.resolve("bin/alpha").toString()))
        .isEqualTo("hello\n");

    CliResult all = tool.run("runtime", "verify", "demo").exits(0).complainsNothing();
    CliResult own =
        tool.run("runtime", "verify", "demo", "--prefix", prefix.toString())
            .exits(0)
            .complainsNothing();

    assertThat(all.out().lines().filter(line -> line.endsWith("the same"))).hasSize(3);
    assertThat(own.out())
        .containsPattern("image [0-9a-f]{12} +lock +2 +23 +the same\n")
        .containsPattern("environment " + prefix + " +lock +2 +26 +the same\n")
        .containsPattern("environment " + prefix + " +image [0-9a-f]{12} +2 +17 +the same\n")
        .endsWith("  2 scripts differ only in their `#!` lines, which name their interpreters\n");
  }

  @Test
  void whatWasChangedByHandIsToldAndMadeAnew() throws IOException {
    Path site = prefix.resolve(SITE);
    Path module = site.resolve("alpha.py");
    Files.writeString(module, "import evil\n", StandardOpenOption.APPEND);
    Files.delete(site.resolve("gamma/more.py"));
    Files.writeString(site.resolve("more.pth"), "import evil\n");
    Files.createDirectories(site.resolve("delta-1.0.dist-info"));
    Files.writeString(site.resolve("delta.py"), "");
    Files.writeString(
        site.resolve("delta-1.0.dist-info/RECORD"), "delta.py,,\ndelta-1.0.dist-info/RECORD,,\n");
    Files.delete(prefix.resolve("bin/python"));
    Files.createSymbolicLink(prefix.resolve("bin/python"), Path.of("/bin/true"));
    Files.writeString(prefix.resolve("notes.txt"), "mine\n");

    CliResult changed =
        tool.run("runtime", "verify", "demo", "--prefix", prefix.toString()).exits(1);

    assertThat(
            changed
                .out()
                .replaceAll("\\b[0-9a-f]{12}\\b", "…")
                .replaceAll("link to `/[^`]*python3.11`", "link to `PYTHON`"))
        .contains(
            """
            environment %1$s against lock:
              `delta 1.0` is not in the lock
              `bin/python` of the environment is not what it should be: found a link to `/bin/true`, expected a link to `PYTHON`
              `%2$salpha.py` of alpha 1.0 is not what it should be: found sha256:……, expected sha256:……
              `%2$sgamma/more.py` of gamma 2.0 is missing
              `%2$smore.pth` belongs to no package

            environment %1$s against image …:
              `%2$salpha.py` of alpha 1.0 is not what it should be: found sha256:……, expected sha256:……
              `delta 1.0` is not in the lock
              `%2$sgamma/more.py` of gamma 2.0 is missing
            """
                .formatted(prefix, SITE));
    assertThat(changed.err().replaceAll("\\b[0-9a-f]{12}\\b", "…"))
        .isEqualTo(
            """
            error: `environment %1$s` is not the same as the lock
              caused by: 5 differences

            hint: make it anew with `berth runtime restore demo@… --prefix '%1$s' --force`

            error: `environment %1$s` is not the same as the image …
              caused by: 3 differences

            hint: make it anew with `berth runtime restore demo@… --prefix '%1$s' --force`
            """
                .formatted(prefix));
    tool.run("runtime", "restore", "./demo", "--prefix", prefix.toString(), "--force").exits(0);
    tool.run("runtime", "verify", "demo", "--prefix", prefix.toString()).exits(0);
  }

  @Test
  void theImageInTheDockerEngineIsTheSame() {
    Programs.needDockerEngine();
    String name = "berth-verify-it:" + ProcessHandle.current().pid();
    tool.run(
            "runtime", "build", "./demo", "--platform=linux/amd64", "--to", "docker-daemon:" + name)
        .exits(0);
    try {
      CliResult verified =
          tool.run("runtime", "verify", "demo", "--image", "docker-daemon:" + name)
              .exits(0)
              .complainsNothing();

      assertThat(verified.out())
          .containsPattern("image docker-daemon:" + name + " +lock +2 +23 +the same\n");
    } finally {
      Programs.output(folder, "docker", "rmi", name);
    }
  }
}
