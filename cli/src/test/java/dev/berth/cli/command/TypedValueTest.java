package dev.berth.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.berth.cli.option.RunOptions;
import dev.berth.core.store.RuntimeName;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.TypeConversionException;

class TypedValueTest {

  static Stream<Class<?>> types() {
    return TypedValue.TYPES.stream();
  }

  /** A type that was forgotten is an IllegalStateException. */
  @ParameterizedTest
  @MethodSource("types")
  void readsEveryType(Class<?> type) {
    for (String text : new String[] {"1", "a=b", "oci:folder", "venv:folder", "linux/amd64"}) {
      try {
        assertThat(new TypedValue(type).convert(text)).isInstanceOf(type);
      } catch (TypeConversionException itIsNone) {
        assertThat(itIsNone).hasMessageNotContaining("null");
      }
    }
  }

  @Test
  void readsWhatIsTyped() {
    assertThat(new TypedValue(RuntimeName.class).convert("iris"))
        .isEqualTo(RuntimeName.parse("iris"));
    assertThat(new TypedValue(RunOptions.Period.class).convert("10m"))
        .isEqualTo(RunOptions.Period.parse("10m"));
  }

  @Test
  void refusesInTheCoresOwnWords() {
    assertThatThrownBy(() -> new TypedValue(RuntimeName.class).convert("No Name"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("No Name");
  }
}
