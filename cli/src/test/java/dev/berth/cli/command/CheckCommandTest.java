package dev.berth.cli.command;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code berth runtime check}; what it says of wrong files is in {@link DiagnosticsTest}. */
class CheckCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private void write(String path, String content) throws IOException {
    Path file = cli.work().resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void sumsUpWhatIsRight() throws IOException {
    write(
        "runtime.yaml",
        """
        name: demo
        environment: {python: 3.11, os: "debian:12"}
        dependencies: [pip: [numpy], apt: [git]]
        """);

    cli.run("runtime", "check")
        .exits(0)
        .prints(
            "ok: `runtime.yaml` describes the runtime `demo` with Python 3.11 on debian:12:"
                + " 2 dependencies\n")
        .complainsNothing();
  }

  @Test
  void takesAFolderOrAFile() throws IOException {
    write("one/runtime.yaml", "name: one\n");
    write("two.yaml", "name: two\ndependencies: [pip: []]\n");

    cli.run("runtime", "check", "one")
        .exits(0)
        .prints("ok: `one/runtime.yaml` describes the runtime `one`: 0 dependencies\n");
    cli.run("rt", "check", "two.yaml")
        .exits(0)
        .prints("ok: `two.yaml` describes the runtime `two`: 1 dependency\n");
  }

  @Test
  void warnsOfWhatNoBuildCanDoYet() throws IOException {
    write(
        "runtime.yaml",
        """
        name: demo
        environment: {cuda: 12.4}
        hooks: {pre: echo hello}
        """);

    cli.run("runtime", "check")
        .exits(0)
        .prints("ok: `runtime.yaml` describes the runtime `demo`: 0 dependencies\n")
        .complains(
            """
            warning: `environment.cuda` is not supported yet
             --> runtime.yaml:2:21
              |
            2 | environment: {cuda: 12.4}
              |                     ^^^^
            warning: `hooks.pre` is never run, neither by Starwhale nor by Berth
             --> runtime.yaml:3:14
              |
            3 | hooks: {pre: echo hello}
              |              ^^^^^^^^^^

            hint: remove it, or do its work in the program that the image starts
            """);
  }

  @Test
  void answersProgramsInJson() throws IOException {
    write("runtime.yaml", "name: demo\nmode: conda\n");

    cli.run("runtime", "check", "--format", "json")
        .exits(0)
        .prints(
            """
            {
              "file" : "runtime.yaml",
              "ok" : true,
              "name" : "demo",
              "problems" : [ ],
              "notSupportedYet" : [ {
                "message" : "`mode: conda` is not supported yet",
                "file" : "runtime.yaml",
                "line" : 2,
                "column" : 7,
                "length" : 5,
                "causes" : [ ]
              } ]
            }
            """)
        .complainsNothing();
  }

  @Test
  void answersProblemsInJson() throws IOException {
    write("runtime.yaml", "name: demo\nmode: vnev\n");

    cli.run("runtime", "check", "--format", "json")
        .exits(1)
        .prints(
            """
            {
              "file" : "runtime.yaml",
              "ok" : false,
              "problems" : [ {
                "message" : "`mode` cannot be `vnev`",
                "file" : "runtime.yaml",
                "line" : 2,
                "column" : 7,
                "length" : 4,
                "causes" : [ "expected `venv` or `conda`" ],
                "hint" : "did you mean `venv`?"
              } ]
            }
            """)
        .complainsNothing();
  }

  @Test
  void saysWhatToDoWhenThereIsNoFile() {
    cli.run("runtime", "check")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot find `runtime.yaml` in `%s`

            hint: write one with `berth runtime init`
            """
                .formatted(cli.work()));
  }

  @Test
  void refusesAFolderInPlaceOfTheFile() throws IOException {
    Files.createDirectory(cli.work().resolve("runtime.yaml"));

    cli.run("runtime", "check")
        .exits(1)
        .complains("error: `runtime.yaml` in `%s` is a folder, not a file\n".formatted(cli.work()));
  }

  @Test
  void refusesAFileOfAHundredMegabytes() throws IOException {
    try (RandomAccessFile huge =
        new RandomAccessFile(cli.work().resolve("runtime.yaml").toFile(), "rw")) {
      huge.setLength(100_000_000);
    }

    cli.run("runtime", "check")
        .exits(1)
        .complains("error: `runtime.yaml` in `%s` is larger than 256 KiB\n".formatted(cli.work()));
  }

  @Test
  void refusesBytesThatAreNotUtf8() throws IOException {
    Files.write(
        cli.work().resolve("runtime.yaml"),
        "# ü\nname: d\u00E9mo\n".getBytes(StandardCharsets.ISO_8859_1));

    cli.run("runtime", "check")
        .exits(1)
        .complains(
            """
            error: not UTF-8 text
             --> runtime.yaml:1:3
              |
            1 | # \uFFFD
              |   ^
              caused by: the byte 0xFC cannot stand here

            hint: save the file as UTF-8
            """);
  }

  @Test
  void refusesALinkThatLeavesTheFolder() throws IOException {
    Files.writeString(folder.resolve("outside.txt"), "numpy\n");
    Files.createSymbolicLink(cli.work().resolve("requirements.txt"), folder.resolve("outside.txt"));
    write("runtime.yaml", "name: demo\ndependencies:\n  - requirements.txt\n");

    cli.run("runtime", "check")
        .exits(1)
        .complains(
            """
            error: `requirements.txt` is a link that leaves the folder of runtime.yaml
             --> runtime.yaml:3:5
              |
            3 |   - requirements.txt
              |     ^^^^^^^^^^^^^^^^
            """);
  }

  @Test
  void replacesVariablesInRequirementsFiles() throws IOException {
    write("runtime.yaml", "name: demo\ndependencies: [requirements.txt]\n");
    write("requirements.txt", "--index-url https://${INDEX}/simple\n");

    cli.with("INDEX", "example.org").run("runtime", "check").exits(0).complainsNothing();
  }
}
