package dev.berth.core.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.core.oci.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformTagsTest {

  private static final PlatformTags DEBIAN_12 =
      PlatformTags.of(PythonVersion.parse("3.11"), Platform.LINUX_AMD64, "2.36");

  /** The lists are what {@code packaging.tags} 26.3, which pip uses, makes for these machines. */
  @ParameterizedTest
  @CsvSource({
    "3.11, amd64, 2.36, tags-3.11-x86_64-2.36.txt",
    "3.9, arm64, 2.31, tags-3.9-aarch64-2.31.txt",
    "3.7, amd64, 2.17, tags-3.7-x86_64-2.17.txt",
    "3.13, amd64, 2.41, tags-3.13-x86_64-2.41.txt",
  })
  void areThoseOfPipInItsOrder(String python, String platform, String glibc, String list)
      throws IOException {
    try (InputStream in = PlatformTagsTest.class.getResourceAsStream(list)) {
      String expected =
          new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);

      assertThat(
              PlatformTags.of(PythonVersion.parse(python), Platform.parse(platform), glibc).all())
          .containsExactlyElementsOf(expected.lines().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-1-cp311-cp311-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
        "a-1-cp37-abi3-manylinux_2_28_x86_64.whl",
        "a-1-py2.py3-none-any.whl",
        "a-1-cp311-cp311-linux_x86_64.whl",
        "a-1-7-py3-none-any.whl",
      })
  void admitWhatFits(String wheel) {
    assertThat(DEBIAN_12.admit(WheelName.parse(wheel))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a-1-cp312-cp312-manylinux_2_17_x86_64.whl",
        "a-1-cp311-cp311-manylinux_2_38_x86_64.whl",
        "a-1-cp311-cp311-manylinux_2_17_aarch64.whl",
        "a-1-cp311-cp311-musllinux_1_2_x86_64.whl",
        "a-1-cp311-cp311-macosx_11_0_arm64.whl",
        "a-1-cp312-abi3-manylinux_2_17_x86_64.whl",
        "a-1-py2-none-any.whl",
      })
  void refuseWhatDoesNot(String wheel) {
    assertThat(DEBIAN_12.admit(WheelName.parse(wheel))).isFalse();
    assertThat(DEBIAN_12.rank(WheelName.parse(wheel))).isEmpty();
  }

  @Test
  void rankTheNearestFirst() {
    List<String> wheels =
        Stream.of(
                "a-1-py3-none-any.whl",
                "a-1-cp38-abi3-manylinux_2_28_x86_64.whl",
                "a-1-cp311-cp311-manylinux_2_17_x86_64.whl",
                "a-1-cp311-cp311-manylinux_2_28_x86_64.whl")
            .sorted(
                java.util.Comparator.comparingInt(
                    name -> DEBIAN_12.rank(WheelName.parse(name)).orElseThrow()))
            .toList();

    assertThat(wheels)
        .containsExactly(
            "a-1-cp311-cp311-manylinux_2_28_x86_64.whl",
            "a-1-cp311-cp311-manylinux_2_17_x86_64.whl",
            "a-1-cp38-abi3-manylinux_2_28_x86_64.whl",
            "a-1-py3-none-any.whl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "3.1", "2.36.1", "musl"})
  void needAVersionOfGlibc(String glibc) {
    assertThatThrownBy(
            () -> PlatformTags.of(PythonVersion.parse("3.11"), Platform.LINUX_AMD64, glibc))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a version of glibc: `" + glibc + "`");
  }
}
