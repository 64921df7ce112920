package dev.berth.cli.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.cli.support.Tool;
import dev.berth.core.io.ProcessResult;
import dev.berth.core.python.TestWheel;
import dev.berth.core.support.Programs;
import dev.berth.core.support.Terminal;
import dev.berth.core.support.WholeTreeDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code berth runtime run} by its launcher: {@code demo} is there and needs no Java, {@code
 * demo:v0} is found by it.
 */
@Timeout(300)
class RunInEnvironmentIT {

  // Once for all: nothing here changes it.
  @TempDir(deletionStrategy = WholeTreeDeletion.class)
  private static Path folder;

  private static Tool tool;
  private static Path environment;

  @BeforeAll
  static void restore() throws IOException {
    Programs.need("python3.11");
    tool =
        Tool.in(folder)
            .with("BERTH_HOME", folder.resolve("my 'own' $store").toString())
            .with("PATH", "/usr/bin:/bin");
    TinyProject.in(folder.resolve("demo"))
        .wheel(
            new TestWheel("demo-package", "1.0")
                .file("arguments.py", "import sys\nprint(sys.prefix, sys.argv[1:])\n"))
        .setting("vars: {GREETING: \"it's demo\"}")
        .write();
    tool.run("runtime", "build", "demo", "--frozen", "--platform=linux/amd64").exits(0);
    environment =
        Path.of(
            tool.run("runtime", "activate", "demo", "--script=sh")
                .exits(0)
                .out()
                .replace("/bin/activate\n", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0", "./demo"})
  void passesArgumentsAsTheyAre(String name) {
    if (name.startsWith(".")) {
      name = environment.toString();
    }
    tool.run(
            "runtime",
            "run",
            name,
            "--",
            "python",
            "-m",
            "arguments",
            "a  b",
            "",
            "*",
            "$x",
            "é\n",
            "--",
            "--help")
        .exits(0)
        .complainsNothing()
        .prints(environment + " ['a  b', '', '*', '$x', 'é\\n', '--', '--help']\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void keepsStreamsApartAndPassesInputOn(String name) {
    Path launcher = Tool.LAUNCHER;
    ProcessResult result =
        Programs.run(
            folder,
            "sh",
            "-c",
            "printf 'in' | BERTH_HOME='%s' '%s' runtime run %s -- sh -c 'cat; echo \"$GREETING\" >&2'"
                .formatted(
                    folder.resolve("my 'own' $store").toString().replace("'", "'\\''"),
                    launcher,
                    name));

    assertThat(result).isEqualTo(new ProcessResult(0, "in", "it's demo\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void endsAsTheCommandDoes(String name) {
    tool.run("runtime", "run", name, "--", "sh", "-c", "exit 42").exits(42).complainsNothing();
    // The shell that reports it adds 128, as for every program.
    tool.run("runtime", "run", name, "--", "sh", "-c", "kill -TERM $$").exits(143);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void becomesTheCommandSoThatSignalsAreItsOwn(String name) {
    CliResult result =
        script(
            "\"$berth\" runtime run "
                + name
                + " -- sh -c 'echo $$; grep SigBlk /proc/self/status' &",
            "echo $!",
            "wait");

    assertThat(result.out().lines().distinct().toList())
        .hasSize(2)
        .contains("SigBlk:\t0000000000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void leavesVariablesAloneThatItsLauncherHasToo(String name) {
    CliResult result =
        script(
            "export version=7 lib=x java=y here=z self=1 program=2 key=3 active=4 LC_ALL=C",
            "\"$berth\" runtime run "
                + name
                + " -- sh -c"
                + " 'echo $version $lib $java $here $self $program $key $active $LC_ALL'",
            "\"$berth\" runtime run "
                + name
                + " -- env | grep -e HANDOVER -e ^_berth -e LC_ALL=C.");

    assertThat(result.out()).isEqualTo("7 x y z 1 2 3 4 C\n");
  }

  /** Runs lines in a shell, with the launcher as {@code $berth}. */
  private CliResult script(String... lines) {
    try {
      Path file = folder.resolve("script");
      Files.writeString(
          file, "#!/bin/sh\nberth='" + Tool.LAUNCHER + "'\n" + String.join("\n", lines) + "\n");
      file.toFile().setExecutable(true);
      return tool.startedBy(file).run();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void saysThatThereIsNoSuchCommand(String name) {
    tool.run("runtime", "run", name, "--", "nosuch")
        .exits(127)
        .printsNothing()
        .complains(
            """
            error: cannot find `nosuch` in the runtime `demo`
              caused by: neither `%s/bin` nor another folder of PATH has it
            """
                .formatted(environment));
    tool.run("runtime", "run", name, "--", "./nosuch")
        .exits(127)
        .printsNothing()
        .complains(
            """
            error: cannot find `./nosuch` in the runtime `demo`
              caused by: there is no such file
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void saysThatACommandIsNoProgram(String name) {
    tool.run("runtime", "run", name, "--", "demo/runtime.yaml")
        .exits(126)
        .printsNothing()
        .complains(
            """
            error: cannot run `demo/runtime.yaml`
              caused by: it is there, but is not a program that you may run
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "demo:v0"})
  void runsWhatTheShellHasItselfAsWell(String name) {
    tool.run("runtime", "run", name, "--", "echo", "-n", "x").exits(0).prints("x");
  }

  /** As when it is started by something else than its launcher. */
  @Test
  void passesSignalsOnWhenTheCommandIsItsChild() throws IOException {
    Files.writeString(
        folder.resolve("traps"),
        """
        trap 'echo terminated; exit 5' TERM
        trap 'echo interrupted' INT
        echo "started by <$PPID>"
        while :; do sleep 0.1; done
        """);
    try (Terminal terminal =
        Terminal.open(
            folder,
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "BERTH_HOME",
                folder.resolve("my 'own' $store").toString()),
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            Tool.LAUNCHER.resolveSibling("lib") + "/*",
            "dev.berth.cli.Main",
            "runtime",
            "run",
            "demo",
            "--",
            "sh",
            "traps")) {
      String parent = terminal.await(">").replaceAll("(?s).*<(\\d+)>.*", "$1");
      terminal.press("C-c").await("interrupted");
      Programs.output(folder, "kill", "-TERM", parent);
      terminal.await("terminated");
      terminal.await("[exit 5]");
    }
  }

  @Test
  void isInterruptedFromTheTerminal() throws IOException {
    Files.writeString(
        folder.resolve("traps"),
        "trap 'echo interrupted; exit 6' INT\necho ready\nwhile :; do sleep 0.1; done\n");
    try (Terminal terminal =
        Terminal.open(
            folder,
            Map.of(
                "PATH",
                "/usr/bin:/bin",
                "BERTH_HOME",
                folder.resolve("my 'own' $store").toString()),
            Tool.LAUNCHER.toString(),
            "runtime",
            "run",
            "demo:v0",
            "--",
            "sh",
            "traps")) {
      terminal.await("ready");
      terminal.press("C-c").await("interrupted");
      terminal.await("[exit 6]");
    }
  }
}
