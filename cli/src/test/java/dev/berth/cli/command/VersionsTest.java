package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.console.Sizes;
import dev.berth.cli.support.BareVersions;
import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code history}, {@code tree}, {@code diff} and {@code info}, as a person sees them. */
class VersionsTest {

  private static final TestWheel ALPHA = new TestWheel("alpha", "1.0").file("alpha.py", "A = 1\n");
  private static final TestWheel ALPHA_2 =
      new TestWheel("alpha", "2.0").file("alpha.py", "A = 2\n");

  /** Its name puts it into the same layer as alpha. */
  private static final TestWheel GAMMA = new TestWheel("gamma", "0.3").file("gamma.py", "G = 1\n");

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private TinyProject project() throws IOException {
    return TinyProject.in(cli.work().resolve("demo"));
  }

  private void build() {
    cli.run("runtime", "build", "./demo", "--frozen", "--platform=linux/amd64", "--quiet").exits(0);
  }

  private void buildTwo() throws IOException {
    project().wheel(ALPHA).file("main.py", "print(1)\n").setting("vars: {MODE: test}").write();
    build();
    project()
        .wheel(ALPHA_2)
        .wheel(GAMMA)
        .file("main.py", "print(2)\n")
        .setting("vars: {MODE: prod, DEBUG: \"\"}")
        .setting("command: [python, \"my main.py\"]")
        .write();
    build();
  }

  private RuntimeEntry version(String name) throws IOException {
    return Store.open(cli.store()).runtimes().get(RuntimeName.parse(name));
  }

  private String hex(String name) throws IOException {
    return version(name).runtime().version().shortHex();
  }

  @Nested
  class History {

    @Test
    void saysWhatEachVersionChanged() throws IOException {
      buildTwo();

      CliResult history = cli.run("runtime", "history", "demo").exits(0).complainsNothing();

      assertThat(history.out().replaceAll("\\d+\\.\\d kB", "N.N kB"))
          .isEqualTo(
              """
              VERSION        TAGS        SIZE     CREATED                CHANGES
              %s   latest,v1   N.N kB   2026-01-02T03:04:05Z   alpha 1.0 -> 2.0, +gamma, ~file main.py, +command, +var…
              %s   v0          N.N kB   2026-01-02T03:04:05Z   the first that is left
              """
                  .formatted(hex("demo:v1"), hex("demo:v0")));
    }

    @Test
    void tellsProgramsAllOfIt() throws IOException {
      buildTwo();

      assertThat(cli.run("runtime", "history", "demo", "--format=json").exits(0).out())
          .contains("\"before\" : \"" + version("demo:v0").runtime().version() + "\"")
          .contains(
              """
                  "kind" : "package",
                  "name" : "alpha",
                  "before" : "1.0",
                  "after" : "2.0"
              """)
          .contains(
              """
                "settings" : [ {
                  "name" : "command",
                  "after" : "python \\"my main.py\\""
                }, {
                  "name" : "vars.DEBUG",
                  "after" : ""
                }, {
                  "name" : "vars.MODE",
                  "before" : "test",
                  "after" : "prod"
                } ]
              """);
    }

    @Test
    void doesNotFailForAVersionOfWhichNothingIsKnown() throws IOException {
      BareVersions.in(cli.store()).add("demo", "1".repeat(64), "2025-01-01T10:00:00Z");
      BareVersions.in(cli.store()).add("demo", "2".repeat(64), "2025-01-01T11:00:00Z");

      cli.run("runtime", "history", "demo")
          .exits(0)
          .prints(
              """
              VERSION        TAGS        SIZE      CREATED                CHANGES
              222222222222   latest,v1   40.2 MB   2025-01-01T11:00:00Z   unknown: the store has no runtime.yaml and no lock of `…
              111111111111   v0          40.2 MB   2025-01-01T10:00:00Z   the first that is left
              """)
          .complainsNothing();
    }

    @Test
    void isOfARuntimeAndNotOfAVersion() {
      cli.run("runtime", "history", "demo:v1")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: invalid value for `NAME`: `demo:v1` is one version; expected the runtime's name, `demo`

              hint: see `berth runtime history --help`
              """);
      cli.run("runtime", "history", "demo")
          .exits(1)
          .complains(
              """
              error: there is no runtime `demo` in the store

              hint: build one with `berth runtime build`
              """);
    }
  }

  @Nested
  class Tree {

    @Test
    void listsTheWheelsOfALayer() throws IOException {
      buildTwo();

      CliResult tree =
          cli.run("runtime", "tree", "demo", "--platform=linux/amd64").exits(0).complainsNothing();

      assertThat(tree.out().replaceAll("\\d+(\\.\\d)? k?B", "N"))
          .isEqualTo(
              """
              demo@%s (latest, v1) for linux/amd64, N
              ├── base oci:base                   N
              ├── 2 packages                      N
              │   ├── alpha 2.0                   N
              │   └── gamma 0.3                   N
              ├── main.py                         N
              └── environment of Python 3.11      N
              """
                  .formatted(hex("demo")));
    }

    @Test
    void showsLayersOnly() throws IOException {
      buildTwo();

      assertThat(
              cli.run("runtime", "tree", "./demo", "--layers")
                  .exits(0)
                  .out()
                  .replaceAll("\\d+(\\.\\d)? k?B", "N"))
          .isEqualTo(
              """
              demo@%s (latest, v1) for linux/amd64, N
              ├── base oci:base                   N
              ├── 2 packages                      N
              ├── main.py                         N
              └── environment of Python 3.11      N
              """
                  .formatted(hex("demo")));
    }

    @Test
    void answersPrograms() throws IOException {
      buildTwo();

      assertThat(cli.run("runtime", "tree", "demo:v0", "--format=json").exits(0).out())
          .contains("\"platform\" : \"linux/amd64\",")
          .contains("\"title\" : \"alpha 1.0\",\n    \"kind\" : \"packages\",")
          .contains(
              """
                  "parts" : [ {
                    "name" : "main.py",
                    "size" : 9,
              """);
    }

    @Test
    void needsAnImage() throws IOException {
      project().write();

      cli.run("runtime", "tree", "./demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `demo@%s` is not built yet

              hint: build it with `berth runtime build ./demo`
              """
                  .formatted(versionOfTheFolder()));
    }

    private String versionOfTheFolder() {
      String info = cli.run("runtime", "info", "./demo").exits(0).out();
      return info.replaceAll("(?s).*version: +sha256:([0-9a-f]{12}).*", "$1");
    }

    @Test
    void saysThatNothingIsKnownOfAnEarlyVersion() throws IOException {
      BareVersions.in(cli.store()).add("demo", "1".repeat(64), "2025-01-01T10:00:00Z");

      cli.run("runtime", "tree", "demo")
          .exits(0)
          .prints(
              """
              demo@111111111111 (latest, v0) for linux/amd64, 40.2 MB
              ├── debian:12      24.0 MB
              └── numpy 2.1.0    16.2 MB
              """)
          .complains("An earlier Berth built this version: what is in it is not known\n");
      cli.run("runtime", "tree", "demo", "--platform=linux/arm64")
          .exits(1)
          .printsNothing()
          .complains(
              """
              An earlier Berth built this version: what is in it is not known
              error: `demo@111111111111` was not built for `linux/arm64`
                caused by: it was built for `linux/amd64`
              """);
    }
  }

  @Nested
  class Diff {

    @Test
    void showsAllThatDiffers() throws IOException {
      buildTwo();

      CliResult diff = cli.run("runtime", "diff", "demo:v0", "demo").exits(0).complainsNothing();

      assertThat(diff.out().replaceAll("\\d+(\\.\\d)? k?B", "N").replaceAll("[0-9a-f]{12}", "D"))
          .isEqualTo(
              """
              demo@D (v0) -> demo@D (latest, v1)

              packages
                ~ alpha 1.0 -> 2.0
                + gamma 0.3

              files
                ~ main.py D -> D

              settings
                + command python "my main.py"
                + vars.DEBUG
                ~ vars.MODE test -> prod

              layers for linux/amd64
                - alpha 1.0, N
                - main.py, N
                + alpha 2.0, gamma 0.3, N
                + main.py, N
                = 2 layers, N
                size N -> N, N of it new
              """);
    }

    @Test
    void comparesAFolderThatIsNotBuilt() throws IOException {
      project().file("main.py", "print(1)\n").write();
      build();
      project().file("main.py", "print(1)\n").file("more.py", "").write();

      CliResult diff = cli.run("runtime", "diff", "demo", "./demo").exits(0).complainsNothing();

      assertThat(diff.out().replaceAll("[0-9a-f]{12}", "D"))
          .isEqualTo(
              """
              demo@D (latest, v0) -> demo@D (not built)

              files
                + more.py D
              """);
      assertThat(cli.run("runtime", "diff", "demo", "demo/runtime.yaml", "--format=json").out())
          .contains("\"same\" : false,")
          .contains("\"kind\" : \"file\",\n    \"name\" : \"more.py\",");
    }

    @Test
    void saysThatBothAreTheSame() throws IOException {
      project().file("main.py", "print(1)\n").write();
      build();

      cli.run("runtime", "diff", "demo", "./demo")
          .exits(0)
          .prints(
              """
              demo@%1$s (latest, v0) -> demo@%1$s (latest, v0)

              the same version
              """
                  .formatted(hex("demo")))
          .complainsNothing();
    }

    @Test
    void needsALockThatFits() throws IOException {
      project().file("main.py", "print(1)\n").write();
      build();
      Files.writeString(cli.work().resolve("demo/main.py"), "print(2)\n");

      cli.run("runtime", "diff", "demo", "./demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the lock `runtime.lock` does not fit runtime.yaml any more
                caused by: the file `main.py` has changed

              hint: run `berth runtime lock`
              """);
    }

    @Test
    void saysThatAnEarlyVersionCannotBeCompared() throws IOException {
      BareVersions.in(cli.store()).add("demo", "1".repeat(64), "2025-01-01T10:00:00Z");

      cli.run("runtime", "diff", "demo", "demo")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the store has no runtime.yaml and no lock of `demo@111111111111`
                caused by: an earlier Berth built it, and kept its image only

              hint: build it again with `berth runtime build`, in its folder
              """);
    }
  }

  @Nested
  class Info {

    @BeforeEach
    void buildOne() throws IOException {
      project()
          .wheel(ALPHA)
          .file("main.py", "print(1)\n")
          .setting("command: [python, main.py]")
          .setting("vars: {MODE: test}")
          .write();
      build();
    }

    @Test
    void tellsHowItIsRun() throws IOException {
      assertThat(cli.run("runtime", "info", "demo", "--show=basic").exits(0).out())
          .endsWith(
              """
                base:      oci:base
                python:    3.11
                packages:  1
                size:      %s
                runs:      python main.py
                workdir:   /workspace
                vars:      PATH LANG VIRTUAL_ENV MODE
              """
                  .formatted(size()));
    }

    private String size() throws IOException {
      long bytes = version("demo").runtime().images().get(0).size();
      return Sizes.of(bytes);
    }

    @Test
    void showsTheTextsAsTheyAre() throws IOException {
      Path demo = cli.work().resolve("demo");

      for (String named : List.of("demo", "./demo", "demo/runtime.yaml")) {
        cli.run("runtime", "info", named, "--show", "runtime_yaml")
            .exits(0)
            .prints(Files.readString(demo.resolve("runtime.yaml")))
            .complainsNothing();
        cli.run("runtime", "info", named, "--show", "lock")
            .exits(0)
            .prints(Files.readString(demo.resolve("runtime.lock")))
            .complainsNothing();
      }
    }

    @Test
    void showsManifestAndConfiguration() {
      for (String named : List.of("demo", "./demo")) {
        assertThat(cli.run("runtime", "info", named, "--show", "manifest").exits(0).out())
            .contains("\"mediaType\" : \"application/vnd.oci.image.manifest.v1+json\"");
        assertThat(cli.run("runtime", "info", named, "--show", "config").exits(0).out())
            .contains("\"architecture\" : \"amd64\"");
      }
    }

    @Test
    void showsEverything() throws IOException {
      assertThat(cli.run("runtime", "info", "demo", "--show", "all").exits(0).out())
          .contains("\ntags:     latest, v0\n", "\nruntime.yaml\n\nname: demo\n")
          .contains("\nruntime.lock\n\n# What runtime.yaml came to mean", "\nmanifest\n\n{")
          .contains("\nconfig\n\n{");
      assertThat(cli.run("runtime", "info", "demo", "--show=all", "--format=json").exits(0).out())
          .contains("\"runtimeYaml\" : \"name: demo\\n")
          .contains("\"runtimeLock\" : \"# What", "\"manifest\" : {", "\"config\" : {");
    }

    @Test
    void tellsOfAFolderWhetherItIsBuilt() throws IOException {
      Path yaml = cli.work().resolve("demo/runtime.yaml");
      String head =
          """
          name:     demo
          file:     %s
          """
              .formatted(yaml);

      assertThat(cli.run("runtime", "info", "./demo").exits(0).complainsNothing().out())
          .isEqualTo(
              head
                  + """
                  version:  %s (built: latest, v0)
                  lock:     %s

                  locked for linux/amd64
                    base:         oci:base
                    python:       3.11
                    packages:     1
                    os packages:  0
                    files:        1
                  """
                      .formatted(
                          version("demo").runtime().version(), version("demo").runtime().lock()));
      Files.delete(cli.work().resolve("demo/runtime.lock"));
      assertThat(cli.run("runtime", "info", "./demo").exits(0).out())
          .isEqualTo(head + "lock:     none: make it with `berth runtime lock`\n");
      cli.run("runtime", "info", "./demo", "--show", "lock")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is no lock `runtime.lock`
                caused by: `info` uses a lock that is there

              hint: run `berth runtime lock`
              """);
    }

    @Test
    void saysHowAFolderIsNamed() throws IOException {
      Files.createDirectories(cli.work().resolve("other"));

      cli.run("runtime", "info", "other")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is no runtime `other` in the store
                caused by: there are: `demo`

              hint: for the folder, write `./other`
              """);
    }

    @Test
    void saysWhatIsNotThereAnyMore() throws IOException {
      Path lock = Store.open(cli.store()).blobs().path(version("demo").runtime().lock());
      Files.delete(lock);

      cli.run("runtime", "info", "demo").exits(0);
      cli.run("runtime", "info", "demo", "--show=lock")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the store lacks `runtime.lock` of `demo@%s`
                caused by: there is no `%s` any more

              hint: build it again with `berth runtime build`, in its folder
              """
                  .formatted(hex("demo"), lock));
    }
  }
}
