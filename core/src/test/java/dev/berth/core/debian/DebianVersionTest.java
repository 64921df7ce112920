package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DebianVersionTest {

  /** What {@code dpkg --compare-versions} says of these. */
  @ParameterizedTest
  @CsvSource({
    "1.0~rc1, 1.0",
    "1.0~~, 1.0~",
    "1.0~beta1~svn1245, 1.0~beta1",
    "1.0, 1.0+b1",
    "1.0, 1.0a",
    "1.0a, 1.0+",
    "1.2, 1.10",
    "1.9, 2",
    "9:1, 10:0",
    "9.9, 1:0.1",
    "1.0-1, 1.0-1+b1",
    "1.0-1, 1.0-1.1",
    "1.0-9, 1.0-10",
    "1.0-1~deb12u1, 1.0-1",
    "2.36-9+deb12u9, 2.36-9+deb12u14",
    "1.0, 1.0-1",
    "1, 1-0a",
    "0, 0.1",
    "3.11.2-1+b1, 3.11.2-6"
  })
  void ordersAsDpkgDoes(String lower, String higher) {
    DebianVersion low = new DebianVersion(lower);
    DebianVersion high = new DebianVersion(higher);

    assertThat(low).isLessThan(high);
    assertThat(high).isGreaterThan(low);
  }

  @ParameterizedTest
  @CsvSource({"1.0, 1.0", "1.0, 1.00", "0:1.0, 1.0", "1.01, 1.1", "1-0, 1-", "1.0-0, 1.0"})
  void findsTheseEqual(String left, String right) {
    assertThat(new DebianVersion(left)).isEqualByComparingTo(new DebianVersion(right));
  }

  @ParameterizedTest
  @CsvSource({"2.36-9+deb12u14, 2.36", "1:2.39.5-0+deb12u3, 2.39.5", "5, 5", "1.2-3-4, 1.2-3"})
  void knowsTheUpstreamPart(String version, String upstream) {
    assertThat(new DebianVersion(version).upstream()).isEqualTo(upstream);
  }
}
