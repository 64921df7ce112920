package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.io.DamagedArchiveException;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallRequest.DirectUrl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstallPlanTest {

  private static final String SITE = "lib/python3.11/site-packages/";
  private static final InstallTarget TARGET =
      new InstallTarget(PythonVersion.parse("3.11"), "/opt/runtime");
  private static final InstallRequest NEEDED = new InstallRequest(false, Optional.empty());

  @TempDir private Path folder;

  private final TestWheel wheel = new TestWheel("my-demo", "1.0");

  private Map<String, String> install() throws IOException {
    return install(TARGET, NEEDED);
  }

  /** Mode and text of every file. */
  private Map<String, String> install(InstallTarget target, InstallRequest request)
      throws IOException {
    try (Wheel open = wheel.open(folder)) {
      return install(open, target, request);
    }
  }

  private static Map<String, String> install(
      Wheel open, InstallTarget target, InstallRequest request) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (InstalledFile file : InstallPlan.of(open, target, request)) {
      try (InputStream in = file.source().content().open()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        files.put(file.path(), Integer.toOctalString(file.mode()) + " " + text);
      }
    }
    return files;
  }

  private void refuses(String entry, String fault) {
    assertThatThrownBy(this::install)
        .isInstanceOfSatisfying(
            InvalidWheelException.class,
            e -> {
              assertThat(e.problems().get(0).message())
                  .isEqualTo("cannot install the wheel `my_demo-1.0-py3-none-any.whl`");
              assertThat(e.problems().get(0).causes())
                  .containsExactly((entry.isEmpty() ? "" : "`" + entry + "`: ") + fault);
            });
  }

  @Test
  void putsEachSchemeWhereItBelongs() throws IOException {
    wheel.file("demo/__init__.py", "code");
    wheel.file(wheel.data("purelib/pure.py"), "pure");
    wheel.file(wheel.data("platlib/plat.so"), "plat").mode(wheel.data("platlib/plat.so"), 0100775);
    wheel.file(wheel.data("headers/demo.h"), "header");
    wheel.file(wheel.data("data/share/man/demo.1"), "manual");
    wheel.file(wheel.data("data/lib64/demo.cfg"), "config");
    wheel.file(wheel.data("scripts/tool"), "#!/bin/sh\n");

    assertThat(install())
        .containsEntry(SITE + "demo/__init__.py", "644 code")
        .containsEntry(SITE + "pure.py", "644 pure")
        .containsEntry(SITE + "plat.so", "755 plat")
        .containsEntry("include/site/python3.11/my-demo/demo.h", "644 header")
        .containsEntry("share/man/demo.1", "644 manual")
        .containsEntry("lib/demo.cfg", "644 config")
        .containsEntry("bin/tool", "755 #!/bin/sh\n");
  }

  @Test
  void writesRecordAnew() throws IOException {
    wheel.file("b,c.py", "code").file(wheel.data("scripts/tool"), "#!python\nx\n");
    wheel.row("gone.py,sha256=abc,1");
    String tool = "#!/opt/runtime/bin/python\nx\n";

    assertThat(install().get(SITE + wheel.info("RECORD")))
        .isEqualTo(
            "644 "
                + row("../../../bin/tool", tool)
                + row("\"b,c.py\"", "code")
                + row(wheel.info("INSTALLER"), "berth\n")
                + row(
                    wheel.info("METADATA"), "Metadata-Version: 2.1\nName: my-demo\nVersion: 1.0\n")
                + wheel.info("RECORD")
                + ",,\r\n"
                + row(
                    wheel.info("WHEEL"),
                    "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\n"
                        + "Tag: py3-none-any\n"));
  }

  private static String row(String path, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return path + ",sha256=" + TestWheel.hash(bytes) + "," + bytes.length + "\r\n";
  }

  @Test
  void saysWhoInstalledItAndWhy() throws IOException {
    Digest digest = Digest.of(new byte[0]);
    wheel.file(wheel.info("INSTALLER"), "someone").file(wheel.info("REQUESTED"), "someone");
    Map<String, String> files =
        install(
            TARGET,
            new InstallRequest(
                true, Optional.of(new DirectUrl("https://example.org/a.whl", digest))));

    assertThat(files)
        .containsEntry(SITE + wheel.info("INSTALLER"), "644 berth\n")
        .containsEntry(SITE + wheel.info("REQUESTED"), "644 ")
        .containsEntry(
            SITE + wheel.info("direct_url.json"),
            "644 {\"archive_info\": {\"hash\": \"sha256="
                + digest.hex()
                + "\", \"hashes\": {\"sha256\": \""
                + digest.hex()
                + "\"}}, \"url\": \"https://example.org/a.whl\"}");
    assertThat(install()).doesNotContainKey(SITE + wheel.info("REQUESTED"));
  }

  @Test
  void installsSignaturesWithoutListingThem() throws IOException {
    wheel.file(wheel.info("RECORD.jws"), "signature").unlisted(wheel.info("RECORD.jws"));

    Map<String, String> files = install();

    assertThat(files).containsKey(SITE + wheel.info("RECORD.jws"));
    assertThat(files.get(SITE + wheel.info("RECORD"))).doesNotContain("RECORD.jws");
  }

  @Nested
  class Commands {

    @Test
    void callWhatTheEntryPointSays() throws IOException {
      wheel.file(
          wheel.info("entry_points.txt"),
          "# tools\n[console_scripts]\ndemo = demo.cli:App.main [color, fast]\n\n"
              + "[gui_scripts]\nDemo-GUI=demo.gui:main\n[other]\nx = not a command\n");

      assertThat(install())
          .containsEntry(
              "bin/demo",
              """
              755 #!/opt/runtime/bin/python
              # -*- coding: utf-8 -*-
              import sys
              from demo.cli import App

              if __name__ == "__main__":
                  sys.exit(App.main())
              """)
          .containsKey("bin/Demo-GUI")
          .doesNotContainKey("bin/x");
    }

    @Test
    void winOverScriptsOfTheSameName() throws IOException {
      wheel.file(wheel.info("entry_points.txt"), "[console_scripts]\ndemo = demo:main\n");
      wheel.file(wheel.data("scripts/demo"), "old");
      wheel.file(wheel.data("scripts/demo.exe"), "old");
      wheel.file(wheel.data("scripts/demo-script.py"), "old");

      assertThat(install().keySet())
          .filteredOn(path -> path.startsWith("bin/"))
          .containsExactly("bin/demo");
    }

    @Test
    void nameAnInterpreterThatTheKernelCannotThroughAShell() throws IOException {
      wheel.file(wheel.data("scripts/tool"), "#!pythonw -x\nprint()\n");
      String deep = "/home/" + "x".repeat(120);

      assertThat(install(new InstallTarget(PythonVersion.parse("3.11"), deep), NEEDED))
          .containsEntry(
              "bin/tool",
              "755 #!/bin/sh\n'''exec' \""
                  + deep
                  + "/bin/python\" \"$0\" \"$@\"\n' '''\nprint()\n");
      assertThat(install(new InstallTarget(PythonVersion.parse("3.11"), "/my env"), NEEDED))
          .containsEntry(
              "bin/tool",
              "755 #!/bin/sh\n'''exec' \"/my env/bin/python\" \"$0\" \"$@\"\n' '''\nprint()\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        value = {
          "/my\tenv | \"/my\tenv/bin/python\"",
          "/it's my env | \"/it's my env/bin/python\"",
          "/a $HOME \" | '/a $HOME \"/bin/python'",
          "/it's $HOME env | '/it'\\''s $HOME env/bin/python'"
        })
    void quoteWhatAShellWouldTakeForItsOwn(String prefix, String quoted) throws IOException {
      wheel.file(wheel.data("scripts/tool"), "#!python\n");

      assertThat(install(new InstallTarget(PythonVersion.parse("3.11"), prefix), NEEDED))
          .containsEntry(
              "bin/tool", "755 #!/bin/sh\n'''exec' " + quoted + " \"$0\" \"$@\"\n' '''\n");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "../x = a:b | `../x` cannot be the name of a command",
          ".. = a:b | `..` cannot be the name of a command",
          "x = a | the command `x` calls `a`, expected `module:attribute`",
          "x = a:b c | the command `x` calls `a:b c`, expected `module:attribute`",
          "x = a;b:c | the command `x` calls `a;b:c`, expected `module:attribute`",
          "nonsense | `nonsense` is not `name = module:attribute`"
        })
    void areRefusedWhenTheyCannotBeWritten(String line, String fault) {
      wheel.file(wheel.info("entry_points.txt"), "[console_scripts]\n" + line + "\n");

      refuses(wheel.info("entry_points.txt"), fault);
    }
  }

  @Nested
  class Refuses {

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "", "x"})
    void anotherVersionOfTheFormat(String version) {
      wheel.file(wheel.info("WHEEL"), "Wheel-Version: " + version + "\nRoot-Is-Purelib: true\n");

      refuses(
          wheel.info("WHEEL"),
          version.equals("2.0")
              ? "has the Wheel-Version `2.0`, Berth installs version 1 only"
              : "has the Wheel-Version `" + version + "`, expected `1.0`");
    }

    @Test
    void noWordAboutPurelib() {
      wheel.file(wheel.info("WHEEL"), "Wheel-Version: 1.0\n");

      refuses(wheel.info("WHEEL"), "has the Root-Is-Purelib ``, expected `true` or `false`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"METADATA", "WHEEL"})
    void missingMetadata(String file) {
      wheel.without(wheel.info(file));

      refuses("", "it has no `" + wheel.info(file) + "`");
    }

    @Test
    void metadataOfAnotherProject() {
      wheel.file(wheel.info("METADATA"), "Name: other\nVersion: 1.0\n");
      refuses(wheel.info("METADATA"), "names the project `other`, the file `my_demo`");

      wheel.file(wheel.info("METADATA"), "Name: My.Demo\nVersion: 1.1\n");
      refuses(wheel.info("METADATA"), "gives the version `1.1`, the file `1.0`");
    }

    @Test
    void moreThanOneFolderOfMetadata() {
      wheel.file("a-1.dist-info/METADATA", "");

      refuses(
          "", "it has more than one folder of metadata: `a-1.dist-info`, `my_demo-1.0.dist-info`");
    }

    @Test
    void aFileThatRecordDoesNotList() {
      wheel.file("extra.py", "x").unlisted("extra.py");

      refuses("extra.py", "has no hash in RECORD");
    }

    @Test
    void aWeakHash() {
      wheel.row("x.py,md5=abc,1");

      refuses(wheel.info("RECORD"), "the hash of `x.py` is `md5`, expected sha256 or better");
    }

    @Test
    void aFileWithAnotherHashThanRecordSays() {
      wheel.file("x.py", "x").unlisted("x.py").row("x.py,sha256=abc,1");

      assertThatThrownBy(InstallPlanTest.this::install)
          .isInstanceOfSatisfying(
              DamagedArchiveException.class,
              e ->
                  assertThat(e.fault())
                      .isEqualTo(
                          "has sha256="
                              + TestWheel.hash(new byte[] {'x'})
                              + ", RECORD says sha256=abc"));
    }

    @Test
    void aFileWithAnotherHashOnlyWhenItWasNotCheckedBefore() throws IOException {
      wheel.file("x.py", "x").unlisted("x.py").row("x.py,sha256=abc,1");
      Path file = Files.write(folder.resolve(wheel.fileName()), wheel.bytes());

      try (Wheel trusted = Wheel.openTrusted(file, wheel.fileName())) {
        assertThat(install(trusted, TARGET, NEEDED)).containsEntry(SITE + "x.py", "644 x");
      }
    }

    @Test
    void unknownParts() {
      wheel.file(wheel.data("etc/x"), "x");
      refuses(
          wheel.data("etc/x"),
          "is in the data part `etc`, expected one of purelib, platlib, headers, scripts, data");

      wheel.without(wheel.data("etc/x")).file(wheel.data("x"), "x");
      refuses(wheel.data("x"), "is in the data folder but in none of its parts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/python", "bin/python3.11", "pyvenv.cfg", "lib64", "lib"})
    void toReplaceTheEnvironmentItself(String path) {
      wheel.file(wheel.data("data/" + path), "x");

      refuses(wheel.data("data/" + path), "would replace the environment's own `" + path + "`");
    }

    @Test
    void namesThatRemoveFiles() {
      wheel.file("demo/.wh.other", "x");

      refuses("demo/.wh.other", "has a name that removes files in an image");
    }

    @Test
    void twoFilesForOnePath() throws IOException {
      wheel.file("same.py", "x").file(wheel.data("purelib/same.py"), "x");
      assertThat(install()).containsEntry(SITE + "same.py", "644 x");

      wheel.file(wheel.data("purelib/same.py"), "y");
      refuses(
          wheel.data("purelib/same.py"),
          "would be installed as `" + SITE + "same.py`, as another file is");
    }

    @Test
    void aFileWhereAnotherNeedsAFolder() {
      wheel.file("a", "x").file(wheel.data("purelib/a/b"), "y");

      refuses(SITE + "a/b", "would be installed inside something that is a file");
    }
  }
}
