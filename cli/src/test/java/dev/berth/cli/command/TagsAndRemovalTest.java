package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.BareVersions;
import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tag}, {@code remove} and {@code recover}, as a person sees them. */
class TagsAndRemovalTest {

  @TempDir private Path folder;
  private Cli cli;

  /** iris 1111… (v0, prod), 2222… (v1), 3333… (latest, v2); wine 1111… (latest, v0). */
  @BeforeEach
  void addFour() throws IOException {
    cli = new Cli(folder);
    BareVersions versions = BareVersions.in(cli.store());
    versions.add("iris", "1".repeat(64), "2026-01-01T10:00:00Z", "prod");
    versions.add("iris", "2".repeat(64), "2026-01-01T11:00:00Z");
    versions.add("iris", "3".repeat(64), "2026-01-01T12:00:00Z");
    versions.add("wine", "1".repeat(64), "2026-01-01T13:00:00Z");
  }

  private void assertVersions(String expected) {
    cli.run("runtime", "tag", "iris").exits(0).prints(expected);
  }

  @Nested
  class Tagging {

    @Test
    void answersWithTheVersionAndAllItsTags() {
      cli.run("runtime", "tag", "iris", "beta", "best")
          .exits(0)
          .prints("iris@333333333333 (latest, v2, best, beta)\n")
          .complainsNothing();
    }

    @Test
    void movesATagAndSaysWhereItWas() {
      cli.run("runtime", "tag", "iris@2222", "prod")
          .exits(0)
          .prints("iris@222222222222 (v1, prod)\n")
          .complains("`prod` was at iris@111111111111\n");
      cli.run("runtime", "tag", "iris@2222", "prod").exits(0).complainsNothing();
    }

    @Test
    void listsTagsAndTheirVersions() {
      cli.run("runtime", "tag", "iris", "--list")
          .exits(0)
          .prints(
              """
              TAG      VERSION        CREATED
              latest   333333333333   2026-01-01T12:00:00Z
              v2       333333333333   2026-01-01T12:00:00Z
              v1       222222222222   2026-01-01T11:00:00Z
              v0       111111111111   2026-01-01T10:00:00Z
              prod     111111111111   2026-01-01T10:00:00Z
              """)
          .complainsNothing();
      cli.run("runtime", "tag", "iris:v1", "--format", "json")
          .exits(0)
          .prints(
              """
              [ {
                "tag" : "v1",
                "version" : "sha256:%s",
                "created" : "2026-01-01T11:00:00Z"
              } ]
              """
                  .formatted("2".repeat(64)));
    }

    @Test
    void takesATagFromWhicheverVersionHasIt() {
      cli.run("runtime", "tag", "iris", "--remove", "prod")
          .exits(0)
          .prints("iris@333333333333 (latest, v2)\n")
          .complainsNothing();
      cli.run("runtime", "tag", "iris", "--remove", "prod")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: runtime `iris` has no version tagged `prod`
                caused by: its tags are: `latest`, `v2`, `v1`, `v0`
              """);
    }

    @Test
    void takesATagFromNoOtherVersionThanTheOneThatIsNamed() {
      cli.run("runtime", "tag", "iris:v1", "--remove", "prod")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `iris@222222222222` is not tagged `prod`
                caused by: the tag is at `iris@111111111111`
              """);
    }

    @Test
    void refusesTagsThatBerthGivesItself() {
      cli.run("runtime", "tag", "iris", "ok", "v7")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: invalid value for `TAG`: the tag `v7` cannot be given: `latest` and `v0`, `v1`, … are set by each build

              hint: see `berth runtime tag --help`
              """);
      cli.run("runtime", "tag", "iris", "--remove", "latest").exits(2);
      cli.run("runtime", "tag", "iris", "--remove")
          .exits(2)
          .complains(
              """
              error: `--remove` needs a TAG

              hint: see `berth runtime tag --help`
              """);
      cli.run("runtime", "tag", "iris", "x", "--list")
          .exits(2)
          .complains(
              """
              error: `--list` takes no TAG

              hint: see `berth runtime tag --help`
              """);
      cli.run("runtime", "tag", "iris")
          .prints(
              """
              TAG      VERSION        CREATED
              latest   333333333333   2026-01-01T12:00:00Z
              v2       333333333333   2026-01-01T12:00:00Z
              v1       222222222222   2026-01-01T11:00:00Z
              v0       111111111111   2026-01-01T10:00:00Z
              prod     111111111111   2026-01-01T10:00:00Z
              """);
    }
  }

  @Nested
  class Removing {

    @Test
    void removesTheLatestOnlyAndSaysSoBefore() {
      cli.run("runtime", "rm", "iris", "--yes")
          .exits(0)
          .prints("iris@333333333333\n")
          .complains(
              """
              This moves to the recycle bin:
                iris@333333333333 (latest, v2), built 2026-01-01T12:00:00Z
              Of `iris`, 2 versions stay; `latest` moves to iris@222222222222 (v1)
              """);
      assertVersions(
          """
          TAG      VERSION        CREATED
          latest   222222222222   2026-01-01T11:00:00Z
          v1       222222222222   2026-01-01T11:00:00Z
          v0       111111111111   2026-01-01T10:00:00Z
          prod     111111111111   2026-01-01T10:00:00Z
          """);
    }

    @Test
    void removesAllVersionsOfSeveralRuntimes() {
      cli.run("runtime", "remove", "--all", "iris", "wine", "--yes", "--quiet")
          .exits(0)
          .prints(
              """
              iris@333333333333
              iris@222222222222
              iris@111111111111
              wine@111111111111
              """)
          .complainsNothing();
      cli.run("runtime", "list").exits(0).printsNothing();
      cli.run("runtime", "info", "iris")
          .exits(1)
          .complains(
              """
              error: every version of runtime `iris` is in the recycle bin

              hint: bring the newest back with `berth runtime recover iris@333333333333`
              """);
    }

    @Test
    void asksAPerson() {
      cli.with("NO_COLOR", "1");

      cli.answering("n\n")
          .run("runtime", "remove", "wine")
          .exits(1)
          .printsNothing()
          .complains(
              """
              This moves to the recycle bin:
                wine@111111111111 (latest, v0), built 2026-01-01T13:00:00Z
              No version of `wine` is left then
              Go on? [y/N] Nothing is removed
              """);
      cli.answering("").run("runtime", "remove", "wine").exits(1).printsNothing();
      cli.answering("yes\n")
          .run("runtime", "remove", "wine", "--quiet")
          .exits(0)
          .prints("wine@111111111111\n")
          .complains(
              """
              This moves to the recycle bin:
                wine@111111111111 (latest, v0), built 2026-01-01T13:00:00Z
              No version of `wine` is left then
              Go on? [y/N] \
              """);
    }

    @Test
    void needsAYesWhereNobodyCanBeAsked() {
      cli.run("runtime", "remove", "wine")
          .exits(1)
          .printsNothing()
          .complains(
              """
              This moves to the recycle bin:
                wine@111111111111 (latest, v0), built 2026-01-01T13:00:00Z
              No version of `wine` is left then
              error: `remove` needs a yes, and there is no terminal to ask at

              hint: add `--yes`
              """);
      cli.run("runtime", "info", "wine").exits(0);
    }

    @Test
    void removesNothingWhenOneOfTheNamesMeansNothing() {
      cli.run("runtime", "remove", "wine", "iris:v9", "--yes")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: runtime `iris` has no version tagged `v9`
                caused by: its tags are: `latest`, `v2`, `v1`, `v0`, `prod`
              """);
      cli.run("runtime", "info", "wine").exits(0);
      cli.run("runtime", "remove", "wine", "a:b:c", "--yes")
          .exits(2)
          .complains(
              """
              error: invalid value for `NAME`: not a runtime's name: `a:b:c` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)

              hint: see `berth runtime remove --help`
              """);
    }

    @Test
    void neverTakesTheStartOfAVersionForAName() throws IOException {
      // Starwhale removed the version that starts so, of whichever runtime.
      cli.run("runtime", "remove", "1111", "--yes").exits(2).printsNothing();
      cli.run("runtime", "remove", "a111", "--yes")
          .exits(1)
          .complains(
              """
              error: there is no runtime `a111` in the store
                caused by: there are: `iris`, `wine`
              """);
      BareVersions.in(cli.store()).add("beef", "b".repeat(64), "2026-01-02T10:00:00Z");
      BareVersions.in(cli.store()).add("iris", "beef".repeat(16), "2026-01-02T11:00:00Z");

      cli.run("runtime", "remove", "beef", "--yes", "--quiet")
          .exits(0)
          .prints("beef@bbbbbbbbbbbb\n");
      cli.run("runtime", "info", "iris@beef").exits(0);
    }

    @Test
    void refusesAVersionWhereAllAreMeant() {
      cli.run("runtime", "remove", "--all", "iris:v1", "--yes")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: `--all` takes names only, and `iris:v1` is one version

              hint: see `berth runtime remove --help`
              """);
    }

    @Test
    void answersPrograms() {
      cli.run("runtime", "remove", "iris:v2", "--yes", "--quiet", "--format=json")
          .exits(0)
          .prints(
              """
              {
                "purged" : false,
                "versions" : [ {
                  "name" : "iris",
                  "version" : "sha256:%s",
                  "tags" : [ "latest", "v2" ],
                  "platforms" : [ "linux/amd64" ],
                  "size" : 40200000,
                  "created" : "2026-01-01T12:00:00Z"
                } ],
                "latest" : {
                  "iris" : "sha256:%s"
                }
              }
              """
                  .formatted("3".repeat(64), "2".repeat(64)))
          .complainsNothing();
    }
  }

  @Nested
  class Purging {

    @Test
    void deletesAlsoFromTheRecycleBin() {
      cli.run("runtime", "remove", "iris:v0", "--yes").exits(0);

      cli.run("runtime", "remove", "--purge", "iris:v0", "iris:v2", "--yes")
          .exits(0)
          .prints("iris@333333333333\niris@111111111111\n")
          .complains(
              """
              This deletes for good:
                iris@333333333333 (latest, v2), built 2026-01-01T12:00:00Z
                iris@111111111111 (v0, prod), removed 2026-01-02T03:04:05Z
              Of `iris`, 1 version stays; `latest` moves to iris@222222222222 (v1)
              """);
      cli.run("runtime", "recover", "--list")
          .exits(0)
          .printsNothing()
          .complains("the recycle bin is empty\n");
    }

    @Test
    void takesForceForTheSame() {
      cli.run("runtime", "rm", "--force", "--all", "iris", "--yes").exits(0);

      cli.run("runtime", "recover", "iris")
          .exits(1)
          .complains(
              """
              error: there is no `iris` in the recycle bin
                caused by: it has no version of runtime `iris`
              """);
    }
  }

  @Nested
  class Recovering {

    @BeforeEach
    void removeTwo() {
      cli.run("runtime", "remove", "iris:v0", "iris:v2", "--yes").exits(0);
    }

    @Test
    void listsTheRecycleBin() {
      cli.run("runtime", "recover", "--list")
          .exits(0)
          .prints(
              """
              NAME   VERSION        TAGS      SIZE      CREATED                REMOVED
              iris   333333333333   v2        40.2 MB   2026-01-01T12:00:00Z   2026-01-02T03:04:05Z
              iris   111111111111   v0,prod   40.2 MB   2026-01-01T10:00:00Z   2026-01-02T03:04:05Z
              """)
          .complainsNothing();
      cli.run("runtime", "recover", "--list", "wine", "--format=json").exits(0).prints("[ ]\n");
    }

    @Test
    void takesTheStartOfAVersion() {
      cli.run("runtime", "recover", "iris@3333")
          .exits(0)
          .prints("iris@333333333333 (latest, v2)\n")
          .complainsNothing();
      cli.run("runtime", "recover", "iris").exits(0).prints("iris@111111111111 (v0, prod)\n");
      assertThat(folder.resolve("store/runtimes/iris/removed")).isEmptyDirectory();
    }

    @Test
    void needsToKnowWhich() {
      cli.run("runtime", "recover", "iris")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: `iris` can be more than one version in the recycle bin
                caused by: they are: `333333333333`, `111111111111`

              hint: name one, such as `iris@333333333333`
              """);
      cli.run("runtime", "recover", "iris@2222")
          .exits(1)
          .complains(
              """
              error: there is no `iris@2222` in the recycle bin
                caused by: of this runtime, it has `333333333333`, `111111111111`
              """);
      cli.run("runtime", "recover")
          .exits(2)
          .complains(
              """
              error: missing NAME; see what there is with `--list`

              hint: see `berth runtime recover --help`
              """);
    }
  }

  @Test
  void aStoreThatMayNotBeWrittenLosesNothing() throws IOException {
    Path locks = cli.store().resolve("locks");
    Path runtime = locks.resolve("runtime-iris");
    Files.deleteIfExists(runtime);
    Files.createDirectories(runtime);

    cli.run("runtime", "remove", "iris", "--yes", "--quiet")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot write to the store `%s`
              caused by: `%s`: Is a directory
            """
                .formatted(cli.store(), runtime));
    cli.run("runtime", "info", "iris").exits(0);
  }
}
