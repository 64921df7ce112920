package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.Problem;
import dev.berth.core.python.PythonVersion;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionReleaseTest {

  private static final String FITTING =
      "`debian:11` has 3.9, `debian:12` has 3.11, `debian:13` has 3.13, "
          + "`ubuntu:20.04` has 3.8, `ubuntu:22.04` has 3.10, `ubuntu:24.04` has 3.12";

  @ParameterizedTest
  @CsvSource({
    ", , DEBIAN_12",
    ", 3.8, UBUNTU_20_04",
    ", 3.9, DEBIAN_11",
    ", 3.10, UBUNTU_22_04",
    ", 3.11, DEBIAN_12",
    ", 3.12, UBUNTU_24_04",
    ", 3.13, DEBIAN_13",
    "debian:13, , DEBIAN_13",
    "debian:11, 3.9, DEBIAN_11"
  })
  void choosesTheReleaseThatFits(String os, String python, DistributionRelease release) {
    assertThat(
            DistributionRelease.choose(
                Optional.ofNullable(os), Optional.ofNullable(python).map(PythonVersion::parse)))
        .isEqualTo(release);
  }

  @Test
  void saysWhichPairsFit() {
    assertFails(
        () -> choose("debian:12", "3.12"),
        Problem.of("`debian:12` has Python 3.11, not Python 3.12")
            .because(FITTING)
            .hint("set `os: ubuntu:24.04`, or leave it out"));
  }

  @Test
  void saysWhichPythonsThereAre() {
    assertFails(
        () ->
            DistributionRelease.choose(Optional.empty(), Optional.of(PythonVersion.parse("3.14"))),
        Problem.of("no distribution has Python 3.14")
            .because(FITTING)
            .hint(
                "set `environment.docker.image` to an image with Python 3.14, or choose one of"
                    + " these versions"));
  }

  @Test
  void saysWhichReleasesThereAre() {
    assertFails(
        () -> choose("debian:10", "3.7"),
        Problem.of("cannot assemble a base for `debian:10`")
            .because(
                "known are `debian:11`, `debian:12`, `debian:13`, `ubuntu:20.04`, `ubuntu:22.04`,"
                    + " `ubuntu:24.04`"));
  }

  private static void choose(String os, String python) {
    DistributionRelease.choose(Optional.of(os), Optional.of(PythonVersion.parse(python)));
  }

  static void assertFails(ThrowingCallable what, Problem... problems) {
    assertThatThrownBy(what)
        .isInstanceOfSatisfying(
            DistributionException.class, e -> assertThat(e.problems()).containsExactly(problems));
  }
}
