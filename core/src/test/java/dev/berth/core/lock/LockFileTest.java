package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.python.PythonVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockFileTest {

  private static final Digest A = Digest.ofSha256("a".repeat(64));
  private static final Digest B = Digest.ofSha256("b".repeat(64));

  private static final RuntimeLock LOCK =
      new RuntimeLock(
          "demo",
          new LockedRequirements(
              Optional.of("debian:12"),
              Optional.of(PythonVersion.parse("3.11")),
              Optional.empty(),
              List.of("git"),
              List.of("numpy", "pandas<3; python_version >= \"3.8\""),
              List.of("numpy<3"),
              List.of("--extra-index-url https://index.example/simple")),
          List.of(
              new LockedPlatform(
                  Platform.LINUX_AMD64,
                  new LockedBase.Distribution(
                      "debian:12",
                      List.of(
                          new LockedBase.LockedSuite(
                              "http://deb.debian.org/debian", "bookworm", A))),
                  new LockedPython(PythonVersion.parse("3.11"), "/usr/bin/python3.11", "2.36"),
                  List.of(
                      new LockedOsPackage(
                          "git",
                          "1:2.39.5-0+deb12u2",
                          "amd64",
                          LockedOsPackage.Part.ADDED,
                          "http://deb.debian.org/debian/pool/main/g/git/git.deb",
                          7256824,
                          B)),
                  List.of(
                      new LockedWheel(
                          "numpy",
                          "2.1",
                          "numpy-2.1-cp311-cp311-manylinux_2_17_x86_64.whl",
                          "https://files.example/numpy-2.1-cp311-cp311-manylinux_2_17_x86_64.whl",
                          1234,
                          A,
                          true,
                          false)),
                  List.of(
                      new LockedLocalWheel("own", "1.0", "dist/own-1.0-py3-none-any.whl", 9, B)),
                  List.of(
                      new LockedFile("run me.sh", "bin/run me.sh", true, 10, A),
                      new LockedFile("no", "y: #", false, 0, B)))));

  private static final String TEXT =
      """
      # What runtime.yaml came to mean: every part by version and digest.
      # Made by `berth runtime lock`; keep it with runtime.yaml, and do not edit it.
      lock-format: 1
      name: demo
      requires:
        os: debian:12
        python: "3.11"
        apt:
          - git
        pip:
          - numpy
          - "pandas<3; python_version >= \\"3.8\\""
        constraints:
          - numpy<3
        sources:
          - "--extra-index-url https://index.example/simple"
      platforms:
        linux/amd64:
          base:
            os: debian:12
            suites:
              - {suite: bookworm, origin: http://deb.debian.org/debian, release: sha256:A}
          python: {version: "3.11", executable: /usr/bin/python3.11, glibc: "2.36"}
          os-packages:
            - {name: git, version: "1:2.39.5-0+deb12u2", architecture: amd64, part: added, size: 7256824, digest: sha256:B, url: http://deb.debian.org/debian/pool/main/g/git/git.deb}
          wheels:
            - {name: numpy, version: "2.1", file: numpy-2.1-cp311-cp311-manylinux_2_17_x86_64.whl, requested: true, size: 1234, digest: sha256:A, url: https://files.example/numpy-2.1-cp311-cp311-manylinux_2_17_x86_64.whl}
          local-wheels:
            - {name: own, version: "1.0", path: dist/own-1.0-py3-none-any.whl, size: 9, digest: sha256:B}
          files:
            - {source: run me.sh, destination: bin/run me.sh, executable: true, size: 10, digest: sha256:A}
            - {source: "no", destination: "y: #", size: 0, digest: sha256:B}
      """
          .replace("sha256:A", A.toString())
          .replace("sha256:B", B.toString());

  @TempDir Path folder;
  private LockFile file;

  @BeforeEach
  void place() {
    file = new LockFile(folder.resolve("runtime.lock"));
  }

  @Test
  void isMadeToBeReviewed() {
    assertThat(LockFile.bytes(LOCK)).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
  }

  @Test
  void isReadAsItWasWritten() {
    assertThat(file.write(LOCK)).isTrue();

    assertThat(file.read()).contains(LOCK);
  }

  @Test
  void isNotTouchedWhenNothingChanged() {
    file.write(LOCK);

    assertThat(file.write(LOCK)).isFalse();
  }

  @Test
  void mayBeMissing() {
    assertThat(file.read()).isEmpty();
  }

  @Test
  void keepsAnImageAsBase() {
    RuntimeLock lock =
        new RuntimeLock(
            "demo",
            LockedRequirements.NONE,
            List.of(
                new LockedPlatform(
                    Platform.LINUX_ARM64,
                    new LockedBase.Image("oci:./base:latest", A),
                    new LockedPython(PythonVersion.parse("3.12"), "/usr/local/bin/python3", "2.41"),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of())));
    file.write(lock);

    assertThat(file.read()).contains(lock);
  }

  @Nested
  class WhenItIsDamaged {

    private Problem problemWith(String text) throws IOException {
      Files.writeString(file.path(), text);
      LockException failure = catchThrowableOfType(LockException.class, () -> file.read());
      assertThat(failure.problems()).hasSize(1);
      return failure.problems().get(0);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        value = {
          "size: 1234 | size: 12x4 | 27 | `12x4` is not a number of bytes",
          "size: 1234 | size: -1 | 27 | `-1` is not a number of bytes",
          "glibc: \"2.36\"} | lua: x} | 23 | `glibc` is missing",
          "glibc: \"2.36\"} | glibc: \"2.36\", lua: x} | 23 | `lua` is unknown",
          "requested: true | requested: maybe | 27 | `maybe` is not `true`",
          "name: demo | name: [a] | 4 | expected a text",
          "part: added | part: other | 25 | `other` is not a part of a base",
          "linux/amd64: | linux/amd64/x/y: | 19 | `linux/amd64/x/y` is not a platform",
          "python: \"3.11\" | python: three | 7 | `three` is not a Python version",
          "lock-format: 1 | lock-format: one | 3 | `one` is not a format",
        })
    void namesThePlace(String right, String wrong, int line, String fault) throws IOException {
      Problem problem = problemWith(TEXT.replaceFirst(Pattern.quote(right), wrong));

      assertThat(problem.message()).isEqualTo("the lock is damaged: " + fault);
      assertThat(problem.where()).map(SourceExcerpt::line).contains(line);
      assertThat(problem.hint())
          .contains("restore it from version control, or remove it and run `berth runtime lock`");
    }

    @Test
    void namesThePlaceOfWhatIsNotYaml() throws IOException {
      Problem problem = problemWith(TEXT.replace("requires:\n", "requires: [\n"));

      assertThat(problem.message()).startsWith("the lock is damaged: ");
      assertThat(problem.where()).isPresent();
    }

    @Test
    void saysThatItIsEmpty() throws IOException {
      assertThat(problemWith("").message()).isEqualTo("the lock is damaged: the file is empty");
    }

    @Test
    void saysThatItIsNotText() throws IOException {
      Files.write(file.path(), new byte[] {(byte) 0xff, 0});

      LockException failure = catchThrowableOfType(LockException.class, () -> file.read());

      assertThat(failure.problems())
          .containsExactly(
              Problem.of("cannot read the lock `" + file.path() + "`")
                  .because("it is not UTF-8 text"));
    }

    @Test
    void saysThatItIsNewer() throws IOException {
      Problem problem = problemWith(TEXT.replace("lock-format: 1", "lock-format: 2"));

      assertThat(problem)
          .isEqualTo(
              Problem.of("the lock was made by a newer Berth")
                  .at(new SourceExcerpt(file.path(), 3, 14, Optional.of("lock-format: 2"), 1))
                  .because("its format is 2; this Berth reads format 1")
                  .hint("use the newer Berth here too"));
    }

    @Test
    void refusesMergeConflicts() throws IOException {
      Problem problem = problemWith(TEXT.replace("name: demo\n", "<<<<<<< ours\nname: demo\n"));

      assertThat(problem.where())
          .map(SourceExcerpt::line)
          .hasValueSatisfying(l -> assertThat(l).isBetween(4, 5));
    }
  }
}
