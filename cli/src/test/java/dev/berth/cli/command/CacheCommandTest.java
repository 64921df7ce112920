package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import dev.berth.cli.support.CliResult;
import dev.berth.cli.support.TinyProject;
import dev.berth.core.python.TestWheel;
import dev.berth.core.store.RecycleBin;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheCommandTest {

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private CliResult build(String text) throws IOException {
    TinyProject.in(cli.work().resolve("demo"))
        .wheel(
            new TestWheel("alpha", "1.0").file("alpha.py", "NAME = 'alpha'\n" + "#\n".repeat(2000)))
        .file("main.py", text)
        .write();
    return cli.run("runtime", "build", "demo", "--frozen", "--platform=linux/amd64").exits(0);
  }

  private List<String> blobs() throws IOException {
    try (Stream<Path> blobs = Files.list(cli.store().resolve("blobs/sha256"))) {
      return blobs.map(blob -> blob.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void findsNothingInAnEmptyStore() {
    cli.run("cache", "size")
        .exits(0)
        .prints(
            """
            KIND      COUNT   SIZE   NOT NEEDED
            indexes   2       30 B   0 B
            total     2       30 B   0 B
            """)
        .complainsNothing();
    cli.run("cache", "prune")
        .exits(0)
        .printsNothing()
        .complains("Nothing to remove: everything in the store is needed\n");
  }

  @Test
  void keepsEverythingThatAVersionNeeds() throws IOException {
    String digest = build("print(1)\n").out();
    List<String> before = blobs();

    CliResult size = cli.run("cache", "size").exits(0).complainsNothing();
    assertThat(size.out())
        .containsPattern("\nruntimes +\\d+ +\\S+ kB +0 B\n")
        .containsPattern("\nlayers +4 +\\S+ kB +0 B\n")
        .containsPattern("\ndownloads +1 +\\S+ B +0 B\n");
    cli.run("cache", "prune")
        .exits(0)
        .printsNothing()
        .complains("Nothing to remove: everything in the store is needed\n");

    assertThat(blobs()).isEqualTo(before);
    assertThat(build("print(1)\n").out()).isEqualTo(digest);
  }

  @Test
  void removesWhatNoVersionNeedsAnyMore() throws IOException {
    String first = build("print(1)\n").out();
    List<String> kept = blobs();
    build("print(2)\n");
    forgetTheVersionBuiltLast();
    List<String> before = blobs();

    CliResult size = cli.run("cache", "size").exits(0);
    CliResult shown = cli.run("cache", "prune", "--dry-run").exits(0).complainsNothing();
    assertThat(blobs()).isEqualTo(before);
    CliResult pruned = cli.run("cache", "prune").exits(0).complainsNothing();

    assertThat(size.err()).isEqualTo("Remove what nothing needs with `berth cache prune`\n");
    assertThat(shown.out()).startsWith("KIND        WOULD REMOVE   WOULD FREE\n");
    assertThat(pruned.out())
        .startsWith("KIND        REMOVED   FREED\n")
        .containsPattern("\nlayers +1 +\\d+ B\n")
        .containsPattern("\nindexes +1 +\\d+ B\n")
        .containsPattern("\ntotal +\\d+ +\\S+ k?B\n$");
    assertThat(blobs()).isEqualTo(kept);
    assertThat(cli.store().resolve("tmp")).isEmptyDirectory();
    cli.run("cache", "prune").exits(0).printsNothing();
    CliResult again = build("print(1)\n");
    assertThat(again.out()).isEqualTo(first);
    assertThat(again.err()).contains("0 new");
    assertThat(build("print(2)\n").err()).contains("Made layer main.py (");
  }

  private void forgetTheVersionBuiltLast() throws IOException {
    Path runtime = cli.store().resolve("runtimes/demo");
    String tags = Files.readString(runtime.resolve("tags.json"));
    String latest = tags.replaceAll("(?s).*\"latest\" ?: ?\"sha256:([0-9a-f]{64})\".*", "$1");
    Files.delete(runtime.resolve("versions").resolve(latest));
    Files.delete(runtime.resolve("tags.json"));
  }

  @Test
  void keepsRemovedVersionsUntilTheyArePurged() throws IOException {
    build("print(1)\n");
    List<String> kept = blobs();
    String second = build("print(2)\n").out();
    List<String> both = blobs();
    RuntimeRecord latest = runtimes().find(RuntimeName.latest("demo")).orElseThrow().runtime();
    String named = "demo@" + latest.version().shortHex();
    bin().remove("demo", List.of(latest.version()), Instant.parse("2025-12-30T00:00:00Z"));

    cli.run("cache", "prune")
        .exits(0)
        .printsNothing()
        .complains("Nothing to remove: everything in the store is needed\n");
    assertThat(cli.run("cache", "size").exits(0).complainsNothing().out())
        .containsPattern("\nremoved versions +\\d+ +\\S+ kB +0 B\n");
    cli.run("cache", "prune", "--removed-before=4d").exits(0).printsNothing();
    cli.run("cache", "prune", "--removed-before=3d", "--dry-run")
        .exits(0)
        .complains("Would purge " + named + "\n");
    assertThat(bin().versions()).hasSize(1);
    assertThat(blobs()).isEqualTo(both);
    cli.run("cache", "prune", "--removed-before=3d").exits(0).complains("Purged " + named + "\n");

    assertThat(bin().versions()).isEmpty();
    assertThat(blobs()).isEqualTo(kept);
    assertThat(build("print(2)\n").out()).isEqualTo(second);
    assertThat(runtimes().get(RuntimeName.latest("demo")).tags()).containsExactly("latest", "v2");
  }

  private RecycleBin bin() throws IOException {
    return Store.open(cli.store()).recycleBin();
  }

  private RuntimeIndex runtimes() throws IOException {
    return Store.open(cli.store()).runtimes();
  }

  @Test
  void refusesAnAgeThatIsNone() {
    cli.run("cache", "prune", "--removed-before", "yesterday")
        .exits(2)
        .printsNothing()
        .complains(
            """
            error: invalid value for `--removed-before`: expected an age such as `30d` or `12h`, found `yesterday`

            hint: see `berth cache prune --help`
            """);
  }

  @Test
  void removesDownloadsWhenAskedToAndFetchesThemAgain() throws IOException {
    String digest = build("print(1)\n").out();

    CliResult pruned = cli.run("cache", "prune", "--downloads").exits(0).complainsNothing();

    assertThat(pruned.out())
        .matches("KIND        REMOVED   FREED\ndownloads   1 +\\d+ B\ntotal       1 +\\d+ B\n");
    assertThat(build("print(1)\n").out()).isEqualTo(digest);
    CliResult anew =
        cli.run("runtime", "build", "demo", "--frozen", "--no-cache", "--platform=linux/amd64")
            .exits(0)
            .prints(digest);
    assertThat(anew.err()).startsWith("Fetching 1 file (");
  }

  @Test
  void buildsOnLayersWhoseWheelsArePruned() throws IOException {
    TestWheel alpha = new TestWheel("alpha", "1.0").file("alpha.py", "A = 1\n").file("x.py", "1");
    TestWheel beta = new TestWheel("beta", "1.0").file("beta.py", "B = 1\n").file("x.py", "2");
    TinyProject.in(cli.work().resolve("demo")).wheel(alpha).write();
    cli.run("runtime", "build", "demo", "--platform=linux/amd64").exits(0);
    cli.run("cache", "prune", "--downloads").exits(0);
    TinyProject.in(cli.work().resolve("demo")).wheel(alpha).wheel(beta).write();

    CliResult built = cli.run("runtime", "build", "demo", "--platform=linux/amd64").exits(0);

    assertThat(built.err())
        .contains("Made layer beta 1.0 (")
        .contains("1 new, 2 reused")
        .contains("warning: several wheels bring `lib/python3.11/site-packages/x.py`");
  }

  @Test
  void answersPrograms() throws IOException {
    cli.run("cache", "size", "--format", "json")
        .exits(0)
        .prints(
            """
            {
              "store" : "%s",
              "kinds" : [ {
                "kind" : "indexes",
                "count" : 2,
                "size" : 30,
                "unneeded" : 0,
                "freeable" : 0
              } ],
              "count" : 2,
              "size" : 30,
              "unneeded" : 0,
              "freeable" : 0
            }
            """
                .formatted(cli.store()))
        .complainsNothing();
    Files.writeString(cli.store().resolve("tmp/blob-1.tmp"), "half");

    cli.run("cache", "prune", "--format", "json")
        .exits(0)
        .prints(
            """
            {
              "store" : "%s",
              "dryRun" : false,
              "kinds" : [ {
                "kind" : "temporary files",
                "removed" : 1,
                "freed" : 4
              } ],
              "removed" : 1,
              "freed" : 4,
              "purged" : [ ]
            }
            """
                .formatted(cli.store()))
        .complainsNothing();
  }

  @Test
  void removesNothingWhileItCannotTellWhatIsNeeded() throws IOException {
    build("print(1)\n");
    build("print(2)\n");
    forgetTheVersionBuiltLast();
    List<String> before = blobs();
    Path version;
    try (Stream<Path> versions = Files.list(cli.store().resolve("runtimes/demo/versions"))) {
      version = versions.findFirst().orElseThrow();
    }
    Files.writeString(version, "{");

    CliResult refused = cli.run("cache", "prune").exits(1).printsNothing();

    assertThat(refused.err())
        .matches(
            Pattern.quote("error: a record in the store is damaged: `" + version + "`\n")
                + "  caused by: .*\n\n"
                + Pattern.quote("hint: remove the file and build again: `rm '" + version + "'`\n"));
    assertThat(blobs()).isEqualTo(before);
  }
}
