package dev.berth.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuntimeNameTest {

  @ParameterizedTest
  @CsvSource({
    "iris, iris, TAG, latest",
    "Iris_2.x-y, Iris_2.x-y, TAG, latest",
    "iris:v3, iris, TAG, v3",
    "iris:1.0, iris, TAG, 1.0",
    "iris@AB12, iris, PREFIX, ab12",
    "iris/version/ab12, iris, TAG_OR_PREFIX, ab12",
    "iris/version/prod, iris, TAG_OR_PREFIX, prod",
  })
  void readsEveryForm(String text, String name, RuntimeName.Kind kind, String selector) {
    assertThat(RuntimeName.parse(text)).isEqualTo(new RuntimeName(name, kind, selector));
  }

  @ParameterizedTest
  @ValueSource(strings = {"iris", "iris:v3", "iris@ab12", "iris/version/ab12"})
  void writesWhatItRead(String text) {
    assertThat(RuntimeName.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | not a runtime's name: `` (1 to 80 letters, digits, `_`, `.` and `-`, the first a"
            + " letter or `_`)",
        "1ris | not a runtime's name: `1ris` (1 to 80 letters, digits, `_`, `.` and `-`, the first"
            + " a letter or `_`)",
        "../x | not a runtime's name: `../x` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)",
        "a/b | not a runtime's name: `a/b` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)",
        "a:b:c | not a runtime's name: `a:b:c` (expected `NAME`, `NAME:TAG` or `NAME@PREFIX`)",
        "a: | not a tag: `` (1 to 80 letters, digits, `_`, `.` and `-`)",
        "a:-b | not a tag: `-b` (1 to 80 letters, digits, `_`, `.` and `-`)",
        "a@abc | not the start of a version: `abc` (4 to 64 hexadecimal digits)",
        "a@wxyz | not the start of a version: `wxyz` (4 to 64 hexadecimal digits)",
      })
  void saysWhatIsWrong(String text, String message) {
    assertThatThrownBy(() -> RuntimeName.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "v0", "v17"})
  void keepsItsOwnTagsToItself(String tag) {
    assertThatThrownBy(() -> RuntimeName.checkedUserTag(tag))
        .hasMessage(
            "the tag `"
                + tag
                + "` cannot be given: `latest` and `v0`, `v1`, … are set by each build");
  }
}
