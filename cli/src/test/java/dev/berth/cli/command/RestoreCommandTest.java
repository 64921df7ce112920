package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.FakePython;
import dev.berth.cli.support.TinyBase;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The base is for this processor, and so is the environment. */
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64|x86_64")
class RestoreCommandTest {

  @TempDir private Path folder;
  private Cli cli;
  private Path bin;

  @BeforeEach
  void setUp() throws IOException {
    cli = new Cli(folder);
    bin = folder.resolve("bin");
    cli.with("PATH", bin.toString());
    TinyBase.publish(folder.resolve("origin"), cli.work().resolve("base"));
    TestWheel wheel = new TestWheel("demo", "1.0").file("demo.py", "NAME = 'demo'\n");
    Files.write(cli.work().resolve(wheel.fileName()), wheel.bytes());
    Files.writeString(cli.work().resolve("main.py"), "print('hello')\n");
    Files.writeString(
        cli.work().resolve("runtime.yaml"),
        """
        name: demo
        environment:
          docker: {image: "oci:base"}
          vars: {GREETING: hello there}
        dependencies:
          - wheels: [demo-1.0-py3-none-any.whl]
          - files: [{src: main.py, dest: main.py}]
        """);
  }

  private void installPython() throws IOException {
    FakePython.write(bin.resolve("python3.11"), "3.11.7");
  }

  private CliResult restore(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "runtime";
    arguments[1] = "restore";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return cli.run(arguments);
  }

  @Test
  void answersWithTheFolderAndSaysTheRestBeside() throws IOException {
    installPython();

    CliResult restored = restore("--prefix", "my env").exits(0);

    Path prefix = cli.work().resolve("my env");
    assertThat(restored.prints(prefix + "\n").err())
        .contains("Restored demo@")
        .contains("  python    3.11.7 (" + bin.resolve("python3.11") + ")\n  packages  1\n")
        .endsWith("\nnext: . '" + prefix + "/bin/activate'\n");
    assertThat(prefix.resolve("lib/python3.11/site-packages/demo.py")).exists();
    assertThat(prefix.resolve("main.py")).hasContent("print('hello')");
    assertThat(restore("--prefix", "my env").exits(0).err())
        .contains("Nothing to do: there is demo@");
  }

  @Test
  void saysThatCommandsAreForImages() throws IOException {
    installPython();
    Files.writeString(
        cli.work().resolve("runtime.yaml"),
        "  - commands: [rm -rf /]\n",
        StandardOpenOption.APPEND);
    String said =
        "The `commands` of this runtime are for its image: none was run on this computer\n";

    assertThat(restore("--prefix", "env").exits(0).err()).contains(said);
    assertThat(restore("--prefix", "env").exits(0).err())
        .contains("Nothing to do")
        .doesNotContain(said);
  }

  @Test
  void writesJson() throws IOException {
    installPython();

    CliResult restored = restore("--prefix", "env", "--format", "json", "--quiet").exits(0);

    assertThat(restored.complainsNothing().out())
        .contains(
            "\"prefix\" : \"" + cli.work().resolve("env") + "\"",
            "\"packages\" : 1",
            "\"GREETING\" : \"hello there\"",
            "\"made\" : true");
  }

  @Test
  void restoresAVersionWithoutItsFolder() throws IOException {
    installPython();
    cli.run("runtime", "build", "--platform=linux/amd64", "--quiet").exits(0);
    for (String file : List.of("runtime.yaml", "runtime.lock", "main.py")) {
      Files.delete(cli.work().resolve(file));
    }
    Files.delete(cli.work().resolve("demo-1.0-py3-none-any.whl"));

    Path prefix = Path.of(restore("demo", "--quiet").exits(0).complainsNothing().out().strip());

    assertThat(prefix.getParent()).isEqualTo(cli.store().resolve("environments"));
    assertThat(prefix.resolve("lib/python3.11/site-packages/demo.py")).exists();
    assertThat(prefix.resolve("main.py")).hasContent("print('hello')");
    assertThat(Store.open(cli.store()).runtimes().activeEnvironment("demo")).contains(prefix);
    assertThat(cli.store().resolve("active/demo")).hasContent(prefix.toString());
  }

  @Test
  void theEnvironmentOfThePathIsThatOfTheVersionBuiltFromIt() throws IOException {
    installPython();
    restore("--quiet").exits(0);
    assertThat(Store.open(cli.store()).runtimes().activeEnvironment("demo")).isEmpty();
    cli.run("runtime", "build", "--platform=linux/amd64", "--quiet").exits(0);

    String byPath = restore("--quiet").exits(0).out();

    restore("demo:v0", "--quiet").exits(0).prints(byPath);
    assertThat(cli.store().resolve("active/demo")).hasContent(byPath.strip());
    assertThat(Store.open(cli.store()).runtimes().find(RuntimeName.parse("demo"))).isPresent();
  }

  @Nested
  class SaysWhatToDo {

    @Test
    void whenThereIsNoPython() throws IOException {
      FakePython.write(bin.resolve("python3.9"), "3.9.1");
      FakePython.script(bin.resolve("python3.99"), "exit 3");
      FakePython.write(bin.resolve("pyenv"), "1");
      cli.run("runtime", "lock", "--quiet").exits(0);
      Path lock = cli.work().resolve("runtime.lock");
      Files.writeString(
          lock, Files.readString(lock).replace("{version: \"3.11\"", "{version: \"3.99\""));

      restore("--frozen", "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot find Python 3.99 on this computer
                caused by: `%s` is broken: it ended with 3

              hint: run `pyenv install 3.99`, or name one with `--python PATH`
              """
                  .formatted(bin.resolve("python3.99")));
      Files.delete(bin.resolve("python3.99"));
      // The computer that runs this test may have some, too.
      assertThat(restore("--frozen", "--quiet").exits(1).err())
          .startsWith("error: cannot find Python 3.99 on this computer\n  caused by: found `")
          .contains("`" + bin.resolve("python3.9") + "`");
    }

    @Test
    void whenThePythonIsBroken() throws IOException {
      FakePython.script(bin.resolve("broken"), "echo 'cannot find its library' >&2; exit 127");

      restore("--python", bin.resolve("broken").toString(), "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot use the Python `%s`
                caused by: it ended with 127: cannot find its library
              """
                  .formatted(bin.resolve("broken")));
    }

    @Test
    void whenThePythonIsNotThere() {
      restore("--python", "gone", "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot use the Python `%s`
                caused by: there is no such file
              """
                  .formatted(cli.work().resolve("gone")));
    }

    @Test
    void whenThePythonIsAnotherVersion() throws IOException {
      Path other = FakePython.write(bin.resolve("python3.12"), "3.12.1");

      restore("--python", other.toString(), "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot use the Python `%s`
                caused by: it is Python 3.12.1; the lock is for Python 3.11

              hint: leave `--python` out to have a Python 3.11 searched for
              """
                  .formatted(other));
    }

    @Test
    void whenTheLockIsForOtherComputers() throws IOException {
      installPython();
      cli.run("runtime", "lock", "--quiet").exits(0);
      Path lock = cli.work().resolve("runtime.lock");
      Files.writeString(lock, Files.readString(lock).replace("linux/amd64", "linux/arm64"));

      restore("--frozen", "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the lock of `demo` has nothing for this computer
                caused by: this computer is `%s`; the lock is for `linux/arm64`

              hint: lock for it too: `berth runtime lock --platform linux/amd64`
              """
                  .formatted(Platform.LINUX_AMD64));
    }

    @Test
    void whenTheFolderIsSomethingElse() throws IOException {
      installPython();
      Files.writeString(Files.createDirectory(cli.work().resolve("thesis")).resolve("a.tex"), "x");

      restore("--prefix", "thesis", "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot make the environment `%s`
                caused by: it exists, and is a folder with something else in it

              hint: name another folder, or remove this one first
              """
                  .formatted(cli.work().resolve("thesis")));
      assertThat(cli.work().resolve("thesis/a.tex")).hasContent("x");
    }

    @Test
    void whenTheEnvironmentWasChanged() throws IOException {
      installPython();
      restore("--prefix", "env", "--quiet").exits(0);
      Path changed = cli.work().resolve("env/lib/python3.11/site-packages/demo.py");
      Files.delete(changed);
      Files.writeString(changed, "mine");

      restore("--prefix", "env", "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the environment `%s` was changed by hand
                caused by: `lib/python3.11/site-packages/demo.py` has 4 bytes, not 14

              hint: to lose these changes and have it as it is locked, restore it with `--force`
              """
                  .formatted(cli.work().resolve("env")));
      restore("--prefix", "env", "--quiet", "--force").exits(0);
      assertThat(changed).hasContent("NAME = 'demo'");
    }

    @Test
    void whenTheLockWasEditedByHand() throws IOException {
      installPython();
      cli.run("runtime", "lock", "--quiet").exits(0);
      Path lock = cli.work().resolve("runtime.lock");
      String text = Files.readString(lock);
      Files.writeString(lock, text.replaceFirst("(whl, size: )\\d+", "$1x7"));

      assertThat(restore("--frozen", "--quiet").exits(1).printsNothing().err())
          .startsWith(
              "error: the lock is damaged: `x7` is not a number of bytes\n --> runtime.lock:");

      Files.writeString(lock, text.replaceFirst("(whl, size: )\\d+", "$17"));
      assertThat(restore("--frozen", "--quiet").exits(1).printsNothing().err())
          .contains("cannot fetch `demo-1.0-py3-none-any.whl`", "bytes; expected 7");
    }

    @Test
    void whenAStoredVersionIsToMove() {
      restore("demo", "--upgrade")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: a version in the store has its lock: `--upgrade` needs a PATH

              hint: see `berth runtime restore --help`
              """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no:t", "un\nusable", "back\\slash"})
    void whenNoEnvironmentCanBeThere(String name) throws IOException {
      installPython();

      restore("--prefix", name, "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot make the environment `%s`
                caused by: its path has a colon, a backslash or a line break, which programs take amiss

              hint: name another folder with `--prefix`
              """
                  .formatted(cli.work().resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"with space", "ünï-漢字-😀", "it's $HOME", "a/../b/./c"})
    void nothingWhenTheNameIsOnlyUnusual(String name) throws IOException {
      installPython();

      restore("--prefix", name, "--quiet").exits(0).complainsNothing();

      assertThat(cli.work().resolve(name).normalize().resolve("bin/activate")).exists();
    }

    @Test
    void whenTheNameIsTooLong() throws IOException {
      installPython();
      String name = "n".repeat(300);

      restore("--prefix", name, "--quiet")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: cannot make the environment `%s`
                caused by: a name in its path has 300 bytes; 255 are possible

              hint: name another folder with `--prefix`
              """
                  .formatted(cli.work().resolve(name)));
    }
  }
}
