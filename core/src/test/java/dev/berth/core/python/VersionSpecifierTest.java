package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VersionSpecifierTest {

  @ParameterizedTest
  @CsvSource({
    "==1.1, 1.1.0",
    "==1.1, 1.1+local",
    "==1.1.*, 1.1.post1",
    "==1.1.*, 1.1a1",
    "==1.1.0.*, 1.1",
    "!=1.1, 1.1.post1",
    "!=1.1.*, 1.2",
    "~=2.2, 2.9",
    "~=1.4.5, 1.4.9",
    "~=2.2.post3, 2.3",
    ">=1.0, 1.0+x",
    "<=1.0, 1.0+x",
    ">1.7, 1.7.1",
    ">1.7.post1, 1.7.post2",
    "<3.1, 3.0.9",
    "<3.1rc1, 3.1b1",
    "===1.0, 1.0"
  })
  void admits(String specifier, String version) {
    assertThat(Requirement.parse("x" + specifier).admits(Version.parse(version))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "==1.1, 1.1.post1",
    "==1.1+a, 1.1",
    "==1.1.*, 1.11",
    "==1.1.*, 1!1.1",
    "!=1.1.*, 1.1.5",
    "~=2.2, 3.0",
    "~=1.4.5, 1.5.0",
    "~=1.4.5, 1.4.4",
    ">1.7, 1.7.post1",
    ">1.7, 1.7+local",
    ">1.7, 1.7.0.post1",
    "<3.1, 3.1rc1",
    "<3.1, 3.1.dev0",
    "===1.0, 1.0.0"
  })
  void doesNotAdmit(String specifier, String version) {
    assertThat(Requirement.parse("x" + specifier).admits(Version.parse(version))).isFalse();
  }
}
