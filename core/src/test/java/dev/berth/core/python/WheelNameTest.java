package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WheelNameTest {

  @Test
  void tellsTheParts() {
    WheelName name =
        WheelName.parse(
            "Some.Thing-1.0+cu121-2b-py2.py3-none-manylinux_2_17_x86_64.linux_x86_64.whl");

    assertThat(name.name()).hasToString("some-thing");
    assertThat(name.parsedVersion()).isEqualTo(Version.parse("1.0+cu121"));
    assertThat(name.build()).isEqualTo(Optional.of(new WheelName.BuildTag(2, "b")));
    assertThat(name.pythonTags()).isEqualTo(List.of("py2", "py3"));
    assertThat(name.abiTags()).isEqualTo(List.of("none"));
    assertThat(name.platformTags()).isEqualTo(List.of("manylinux_2_17_x86_64", "linux_x86_64"));
    assertThat(name.distInfo()).isEqualTo("Some.Thing-1.0+cu121.dist-info");
    assertThat(name.hasTagIn(Set.of("py3-none-linux_x86_64"))).isTrue();
    assertThat(name.hasTagIn(Set.of("py3-none-any"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dummy-0.0.0-py3-none-any.whl",
        "numpy-2.1.0-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "a-1!2.0rc1-10_x-cp39-abi3-linux_aarch64.whl"
      })
  void givesTheTextBack(String text) {
    assertThat(WheelName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.zip | the name of a wheel ends with `.whl`",
        "a-1.0.whl | the name of a wheel has 5 or 6 parts between its `-`, as in `name-1.0-py3-none-any.whl`; found 2",
        "a-b-c-1.0-py3-none-any.whl | the name of a wheel has 5 or 6 parts between its `-`, as in `name-1.0-py3-none-any.whl`; found 7",
        "-1.0-py3-none-any.whl | `` is not a distribution's name",
        "a/b-1.0-py3-none-any.whl | `a/b` is not a distribution's name",
        "a-x-py3-none-any.whl | `x` is not a version (PEP 440)",
        "a-1.0-x-py3-none-any.whl | the build tag `x` has no number in front",
        "a-1.0-py3-none-.whl | `` is not a platform tag",
        "a-1.0-py3..py2-none-any.whl | `py3..py2` is not a Python tag"
      })
  void saysWhyATextIsNotAWheelsName(String text, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WheelName.parse(text))
        .withMessage(message);
  }

  @Test
  void refusesANameThatNoFileCanHave() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WheelName.parse("a-1.0-py3" + ".a".repeat(500_000) + "-none-any.whl"))
        .withMessage("a file name has at most 255 characters");
  }

  @Test
  void ordersBuildTagsByNumberFirst() {
    assertThat(new WheelName.BuildTag(10, "")).isGreaterThan(new WheelName.BuildTag(9, "z"));
    assertThat(new WheelName.BuildTag(1, "b")).isGreaterThan(new WheelName.BuildTag(1, "a"));
  }
}
