package dev.berth.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordsTest {

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("python script.py", List.of("python", "script.py")),
        Arguments.of("  a\t b\n c  ", List.of("a", "b", "c")),
        Arguments.of("python -c 'print(1, 2)'", List.of("python", "-c", "print(1, 2)")),
        Arguments.of("a \"b c\" d", List.of("a", "b c", "d")),
        Arguments.of("a'b'\"c\"d", List.of("abcd")),
        Arguments.of("a '' \"\"", List.of("a", "", "")),
        Arguments.of("a\\ b", List.of("a b")),
        Arguments.of("\"a\\\"b\" 'a\\b'", List.of("a\"b", "a\\b")),
        Arguments.of("\"\\n\"", List.of("\\n")),
        Arguments.of("a \\\n  b", List.of("a", "b")),
        Arguments.of("", List.of()));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void areSplitAsAShellSplitsThem(String text, List<String> words) {
    assertThat(ShellWords.split(text).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a 'b", "a \"b", "a\\"})
  void haveAnEnd(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShellWords.split(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a && b", "a | b", "a; b", "a > b", "a $HOME", "a \"$HOME\"", "a `b`", "a $(b)"})
  void tellWhatOnlyAShellUnderstands(String text) {
    assertThat(ShellWords.split(text).shellSyntax()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a '&&' b",
        "a '$HOME'",
        "a \\$HOME",
        "a http://x?b=1&c=2",
        "a b;c",
        "a 5$",
        "a '|'"
      })
  void takeTheRestForWords(String text) {
    assertThat(ShellWords.split(text).shellSyntax()).isEmpty();
  }
}
