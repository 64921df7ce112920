package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.TinyProject;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.SourceFile;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {

  @TempDir private Path folder;
  private Cli cli;
  private String digest = "";

  @BeforeEach
  void buildAndForgetTheFolder() throws IOException {
    cli = new Cli(folder);
    Path demo =
        TinyProject.in(cli.work().resolve("demo"))
            .wheel(new TestWheel("alpha", "1.0").file("alpha.py", "A = 1\n"))
            .file("main.py", "print(1)\n")
            .file("run.sh", "#!/bin/sh\n")
            .setting("vars: {MODE: test}")
            .write();
    assertThat(demo.resolve("run.sh").toFile().setExecutable(true)).isTrue();
    // Of the lock that the project writes, only this is not true now.
    Path lock = demo.resolve("runtime.lock");
    Files.writeString(
        lock,
        Files.readString(lock)
            .replace("destination: run.sh,", "destination: run.sh, executable: true,"));
    digest =
        cli.run("runtime", "build", "./demo", "--locked", "--platform=linux/amd64").exits(0).out();
    Files.move(demo, folder.resolve("forgotten"));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void makesAFolderThatBuildsTheSameVersion() throws IOException {
    cli.run("runtime", "extract", "demo")
        .exits(0)
        .prints("demo\n")
        .complains("next: berth runtime build --locked demo\n");

    Path demo = cli.work().resolve("demo");
    assertThat(files(demo)).containsExactly("main.py", "run.sh", "runtime.lock", "runtime.yaml");
    assertThat(Files.isExecutable(demo.resolve("run.sh"))).isTrue();
    assertThat(Files.isExecutable(demo.resolve("main.py"))).isFalse();
    for (String file : files(demo)) {
      assertThat(demo.resolve(file))
          .hasSameBinaryContentAs(folder.resolve("forgotten").resolve(file));
    }
    cli.run("runtime", "build", "./demo", "--locked", "--platform=linux/amd64", "--quiet")
        .exits(0)
        .prints(digest)
        .complainsNothing();
    assertThat(Store.open(cli.store()).runtimes().versions("demo")).hasSize(1);
  }

  @Test
  void makesTheFolderThatIsNamed() throws IOException {
    Files.createDirectories(cli.work().resolve("there"));

    cli.run("runtime", "extract", "demo:v0", "--target-dir", "there", "--format=json")
        .exits(0)
        .complainsNothing()
        .prints(
            """
            {
              "name" : "demo",
              "version" : "%s",
              "folder" : "%s",
              "runtimeYaml" : "%s",
              "files" : 4
            }
            """
                .formatted(
                    Store.open(cli.store())
                        .runtimes()
                        .get(RuntimeName.latest("demo"))
                        .runtime()
                        .version(),
                    cli.work().resolve("there"),
                    cli.work().resolve("there/runtime.yaml")));
    assertThat(files(cli.work().resolve("there"))).hasSize(4);
  }

  @Test
  void leavesAFolderAloneThatIsNotEmpty() throws IOException {
    Path demo = Files.createDirectories(cli.work().resolve("demo"));
    Files.writeString(demo.resolve("main.py"), "mine\n");

    cli.run("runtime", "extract", "demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot extract to `%s`
              caused by: the folder is not empty

            hint: name another with `--target-dir`, or put the files among those there with `--force`
            """
                .formatted(demo));
    assertThat(demo.resolve("main.py")).hasContent("mine");
  }

  @Test
  void replacesOnlyWhatHasTheSameNames() throws IOException {
    Path demo = Files.createDirectories(cli.work().resolve("demo"));
    Files.writeString(demo.resolve("main.py"), "old\n");
    Files.writeString(demo.resolve("notes.txt"), "mine\n");

    cli.run("runtime", "extract", "demo", "--force").exits(0);

    assertThat(demo.resolve("main.py")).hasContent("print(1)");
    assertThat(files(demo))
        .containsExactly("main.py", "notes.txt", "run.sh", "runtime.lock", "runtime.yaml");
  }

  @Test
  void followsNoLinkAndReplacesNoFolder() throws IOException {
    Path demo = Files.createDirectories(cli.work().resolve("demo"));
    Path inTheWay = Files.createDirectories(demo.resolve("main.py"));

    cli.run("runtime", "extract", "demo", "--force")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot extract to `%s`
              caused by: what is there is in the way, and is not replaced

            hint: name another folder with `--target-dir`
            """
                .formatted(inTheWay));
    assertThat(files(demo)).isEmpty();
    Files.delete(inTheWay);
    Path elsewhere = Files.writeString(folder.resolve("elsewhere"), "theirs\n");
    Files.createSymbolicLink(inTheWay, elsewhere);
    cli.run("runtime", "extract", "demo", "--force").exits(0);
    assertThat(elsewhere).hasContent("theirs");
    assertThat(Files.isSymbolicLink(inTheWay)).isFalse();
  }

  @Test
  void writesNothingWhenAPartIsGoneOrDamaged() throws IOException {
    Store store = Store.open(cli.store());
    SourceFile main = new SourceFile("main.py", digestOfMain(), 9, false);
    Path blob = store.blobs().path(main.digest());
    assertThat(blob.toFile().setWritable(true)).isTrue();
    Files.writeString(blob, "print(3)\n");

    cli.run("runtime", "extract", "demo")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: content in the store is damaged: `%1$s`
              caused by: found sha256:%2$s, expected %3$s

            hint: remove the file and build again: `rm '%1$s'`
            """
                .formatted(blob, Digest.of(Files.readAllBytes(blob)).hex(), main.digest()));
    assertThat(cli.work()).isEmptyDirectory();
    Files.delete(blob);
    cli.run("runtime", "extract", "demo")
        .exits(1)
        .complains(
            """
            error: the store lacks `main.py` of `%s`
              caused by: there is no `%s` any more

            hint: build it again with `berth runtime build`, in its folder
            """
                .formatted(store.runtimes().get(RuntimeName.latest("demo")).shortName(), blob));
    assertThat(cli.work()).isEmptyDirectory();
  }

  private static Digest digestOfMain() {
    return Digest.of("print(1)\n".getBytes(StandardCharsets.UTF_8));
  }
}
