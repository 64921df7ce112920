package dev.berth.cli.command;

import dev.berth.cli.support.BareVersions;
import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuntimesTest {

  private static final String ONES = "1".repeat(64);
  private static final String TWOS = "2".repeat(64);

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void setUp() {
    cli = new Cli(folder);
  }

  private void add(String name, String version, String created, String... tags) throws IOException {
    BareVersions.in(cli.store()).add(name, version, created, tags);
  }

  @Nested
  class Listing {

    @Test
    void saysHowToBegin() {
      cli.run("runtime", "list")
          .exits(0)
          .printsNothing()
          .complains("no runtime yet: build one with `berth runtime build`\n");
      cli.run("runtime", "list", "--format", "json").exits(0).prints("[ ]\n").complainsNothing();
    }

    @Test
    void showsTheVersionBuiltLast() throws IOException {
      add("wine", ONES, "2026-11-20T10:00:00Z");
      add("iris", TWOS, "2026-11-20T11:00:00Z");
      add("iris", ONES, "2026-11-20T12:00:00Z", "prod");

      cli.run("runtime", "ls")
          .exits(0)
          .prints(
              """
              NAME   VERSION        TAGS             PLATFORMS     SIZE      CREATED
              iris   111111111111   latest,v1,prod   linux/amd64   40.2 MB   2026-11-20T12:00:00Z
              wine   111111111111   latest,v0        linux/amd64   40.2 MB   2026-11-20T10:00:00Z
              """)
          .complainsNothing();
    }

    @Test
    void writesJson() throws IOException {
      add("iris", ONES, "2026-11-20T12:00:00Z");

      cli.run("runtime", "list", "--format", "json")
          .exits(0)
          .prints(
              """
              [ {
                "name" : "iris",
                "version" : "sha256:%s",
                "tags" : [ "latest", "v0" ],
                "platforms" : [ "linux/amd64" ],
                "size" : 40200000,
                "created" : "2026-11-20T12:00:00Z"
              } ]
              """
                  .formatted(ONES));
    }
  }

  @Nested
  class ListingSome {

    @BeforeEach
    void addThree() throws IOException {
      add("wine", ONES, "2026-11-20T10:00:00Z");
      add("iris", TWOS, "2026-11-20T11:00:00Z");
      add("iris", ONES, "2026-11-20T12:00:00Z", "prod");
    }

    @Test
    void showsEveryVersion() {
      cli.run("runtime", "list", "--all")
          .exits(0)
          .prints(
              """
              NAME   VERSION        TAGS             PLATFORMS     SIZE      CREATED
              iris   111111111111   latest,v1,prod   linux/amd64   40.2 MB   2026-11-20T12:00:00Z
              iris   222222222222   v0               linux/amd64   40.2 MB   2026-11-20T11:00:00Z
              wine   111111111111   latest,v0        linux/amd64   40.2 MB   2026-11-20T10:00:00Z
              """);
    }

    @Test
    void showsNamesThatStartSoOrLookSo() {
      for (String pattern : List.of("wi", "WINE", "w*", "?ine", "*n?")) {
        cli.run("runtime", "list", pattern)
            .exits(0)
            .prints(
                """
                NAME   VERSION        TAGS        PLATFORMS     SIZE      CREATED
                wine   111111111111   latest,v0   linux/amd64   40.2 MB   2026-11-20T10:00:00Z
                """)
            .complainsNothing();
      }
      cli.run("runtime", "list", "ine", "--format=json").exits(0).prints("[ ]\n");
      cli.run("runtime", "list", "w?")
          .exits(0)
          .printsNothing()
          .complains("no runtime is called `w?`\n");
    }
  }

  @Nested
  class Showing {

    @Test
    void tellsAllOfAVersion() throws IOException {
      add("iris", ONES, "2026-11-20T12:00:00Z", "prod");

      cli.run("runtime", "info", "iris:prod")
          .exits(0)
          .prints(
              """
              name:     iris
              version:  sha256:%1$s
              tags:     latest, v0, prod
              created:  2026-11-20T12:00:00Z
              lock:     sha256:%2$s (not kept: an earlier Berth built this)

              image for linux/amd64
                digest:    sha256:%2$s
                base:      debian:12
                python:    3.11
                packages:  2
                size:      40.2 MB

              LAYER         SIZE      DIGEST
              debian:12     24.0 MB   sha256:%1$s
              numpy 2.1.0   16.2 MB   sha256:%1$s
              """
                  .formatted(ONES, TWOS))
          .complainsNothing();
    }

    @Test
    void writesJson() throws IOException {
      add("iris", ONES, "2026-11-20T12:00:00Z");

      cli.run("runtime", "info", "iris@1111", "--format=json")
          .exits(0)
          .prints(
              """
              {
                "name" : "iris",
                "version" : "sha256:%1$s",
                "tags" : [ "latest", "v0" ],
                "created" : "2026-11-20T12:00:00Z",
                "lock" : "sha256:%2$s",
                "kept" : false,
                "images" : [ {
                  "platform" : "linux/amd64",
                  "digest" : "sha256:%2$s",
                  "base" : "debian:12",
                  "python" : "3.11",
                  "packages" : 2,
                  "size" : 40200000,
                  "layers" : [ {
                    "title" : "debian:12",
                    "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                    "digest" : "sha256:%1$s",
                    "size" : 24000000
                  }, {
                    "title" : "numpy 2.1.0",
                    "mediaType" : "application/vnd.oci.image.layer.v1.tar+gzip",
                    "digest" : "sha256:%1$s",
                    "size" : 16200000
                  } ]
                } ]
              }
              """
                  .formatted(ONES, TWOS));
    }

    @Test
    void failsWhenThereIsNoSuchRuntime() throws IOException {
      cli.run("runtime", "info", "iris")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: there is no runtime `iris` in the store

              hint: build one with `berth runtime build`
              """);
      add("iris", ONES, "2026-11-20T12:00:00Z");
      cli.run("runtime", "info", "wine")
          .exits(1)
          .complains(
              """
              error: there is no runtime `wine` in the store
                caused by: there are: `iris`
              """);
      cli.run("runtime", "info", "iris:v7")
          .exits(1)
          .complains(
              """
              error: runtime `iris` has no version tagged `v7`
                caused by: its tags are: `latest`, `v0`
              """);
    }

    @Test
    void refusesWhatIsNoName() {
      cli.run("runtime", "info", "a:b:c")
          .exits(2)
          .printsNothing()
          .complains(
              """
              error: invalid value for `NAME|PATH`: not a runtime's name: `a:b:c` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)

              hint: see `berth runtime info --help`
              """);
    }
  }
}
