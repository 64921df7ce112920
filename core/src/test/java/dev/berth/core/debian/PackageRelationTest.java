package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageRelationTest {

  @Test
  void readsAFieldAsGroupsOfAlternatives() {
    assertThat(
            PackageRelation.parseField(
                "libc6 (>= 2.34), debconf (>= 0.5) | debconf-2.0,\n python3:any"))
        .hasToString("[[libc6 (>= 2.34)], [debconf (>= 0.5), debconf-2.0], [python3:any]]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "libc6(>=2.34); libc6 (>= 2.34)",
        "a:amd64 (<< 1) [linux-any] <!nocheck>; a:amd64 (<< 1)",
        "g++; g++",
        "a (< 2); a (<= 2)",
        "a (> 2); a (>= 2)"
      })
  void readsWhatPackagesWrite(String text, String meaning) {
    assertThat(PackageRelation.parse(text)).hasToString(meaning);
  }

  @ParameterizedTest
  @CsvSource({
    "<<, 1.9, true",
    "<<, 2, false",
    "<=, 2, true",
    "<=, 2.1, false",
    "=, 2, true",
    "=, 2.0, false",
    ">=, 2, true",
    ">=, 2~rc1, false",
    ">>, 2, false",
    ">>, 2.1, true"
  })
  void allowsVersions(String operator, String version, boolean allowed) {
    assertThat(PackageRelation.parse("a (" + operator + " 2)").allows(new DebianVersion(version)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a (2)", "a (=> 2)", "a b", "(>= 1)"})
  void refusesWhatIsNoDependency(String text) {
    assertThatThrownBy(() -> PackageRelation.parse(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
