package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.cli.support.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees of locking where no server need be asked. */
class LockCommandTest {

  private static final String YAML =
      """
      name: demo
      environment:
        arch: [amd64]
        os: debian:12
      dependencies:
        - files: [{src: a.txt, dest: a.txt}]
      """;

  private static final String LOCK =
      """
      # What runtime.yaml came to mean: every part by version and digest.
      # Made by `berth runtime lock`; keep it with runtime.yaml, and do not edit it.
      lock-format: 1
      name: demo
      requires:
        os: debian:12
      platforms:
        linux/amd64:
          base:
            os: debian:12
            suites:
              - {suite: bookworm, origin: http://deb.debian.org/debian, release: sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb}
          python: {version: "3.11", executable: /usr/bin/python3.11, glibc: "2.36"}
          files:
            - {source: a.txt, destination: a.txt, size: 1, digest: sha256:ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb}
      """;

  @TempDir private Path folder;
  private Cli cli;

  @BeforeEach
  void write() throws IOException {
    cli = new Cli(folder);
    write("runtime.yaml", YAML);
    write("a.txt", "a");
    write("runtime.lock", LOCK);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(cli.work().resolve(name), text);
  }

  @Test
  void leavesALockThatFits() throws IOException {
    cli.run("runtime", "lock").exits(0).printsNothing().complains("runtime.lock fits already\n");

    assertThat(cli.work().resolve("runtime.lock")).hasContent(LOCK);
  }

  @Test
  void answersPrograms() {
    cli.run("runtime", "lock", "--format", "json")
        .exits(0)
        .prints(
            """
            {
              "file" : "%s",
              "written" : false,
              "platforms" : [ "linux/amd64" ],
              "changes" : [ ]
            }
            """
                .formatted(cli.work().resolve("runtime.lock")));
  }

  @Test
  void showsWhatMoved() throws IOException {
    write("a.txt", "b");

    cli.run("runtime", "lock")
        .exits(0)
        .prints(
            """
            linux/amd64
              ~ file a.txt ca978112ca1b -> 3e23e8160039
            """)
        .complains("Wrote runtime.lock (linux/amd64: 0 os packages, 0 Python packages, 1 file)\n");
  }

  @Test
  void showsWhatCameAndWent() throws IOException {
    write("b.txt", "b");
    write("runtime.yaml", YAML.replace("src: a.txt, dest: a.txt", "src: b.txt, dest: b.txt"));

    cli.run("runtime", "lock")
        .exits(0)
        .prints(
            """
            linux/amd64
              - file a.txt ca978112ca1b
              + file b.txt 3e23e8160039
            """);
  }

  @Test
  void refusesAPlatformThatTheFileLeavesOut() {
    cli.run("runtime", "lock", "--platform", "linux/arm64")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: this runtime is not for `linux/arm64`
             --> runtime.yaml:3:9
              |
            3 |   arch: [amd64]
              |         ^^^^^^^
              caused by: `environment.arch` names only `linux/amd64`
            """);
  }

  @Test
  void refusesToUpgradeWhatIsNotThere() {
    cli.run("runtime", "lock", "--upgrade-package", "Num_Py")
        .exits(1)
        .printsNothing()
        .complains(
            """
            error: cannot upgrade `num-py`
              caused by: the lock `runtime.lock` has no such Python package
            """);
  }

  @Nested
  class Check {

    @Test
    void isSilentOnStdoutWhenTheLockFits() {
      cli.run("runtime", "lock", "--check")
          .exits(0)
          .printsNothing()
          .complains("The lock fits runtime.yaml\n");
    }

    @Test
    void saysWhatChanged() throws IOException {
      write("a.txt", "b");
      write("runtime.yaml", YAML + "  - pip: [numpy]\n");

      cli.run("runtime", "lock", "--check")
          .exits(1)
          .printsNothing()
          .complains(
              """
              error: the lock `runtime.lock` does not fit runtime.yaml any more
                caused by: `numpy` was added to pip
                caused by: the file `a.txt` has changed

              hint: run `berth runtime lock`
              """);
      assertThat(cli.work().resolve("runtime.lock")).hasContent(LOCK);
    }

    @Test
    void answersPrograms() throws IOException {
      write("a.txt", "b");

      cli.run("runtime", "lock", "--check", "--format", "json")
          .exits(1)
          .complainsNothing()
          .prints(
              """
              {
                "file" : "%s",
                "there" : true,
                "fits" : false,
                "changes" : [ "the file `a.txt` has changed" ]
              }
              """
                  .formatted(cli.work().resolve("runtime.lock")));
    }

    @Test
    void failsWithoutALock() throws IOException {
      Files.delete(cli.work().resolve("runtime.lock"));

      cli.run("runtime", "lock", "--check")
          .exits(1)
          .complains(
              """
              error: there is no lock `runtime.lock`
                caused by: `--check` uses a lock that is there

              hint: run `berth runtime lock`
              """);
    }

    @Test
    void namesThePlaceOfDamage() throws IOException {
      write("runtime.lock", LOCK.replace("size: 1,", "size: one,"));

      cli.run("runtime", "lock", "--check")
          .exits(1)
          .complains(
              """
              error: the lock is damaged: `one` is not a number of bytes
               --> runtime.lock:15:51
                 |
              15 |       - {source: a.txt, destination: a.txt, size: one, digest: sha256:ca978112ca1bbdcafac231b39a23dc
                 |                                                   ^

              hint: restore it from version control, or remove it and run `berth runtime lock`
              """);
    }
  }
}
