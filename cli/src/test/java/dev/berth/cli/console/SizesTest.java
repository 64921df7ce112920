package dev.berth.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1549, 1.5 kB",
    "999949, 999.9 kB",
    "999950, 1.0 MB",
    "185600000, 185.6 MB",
    "9223372036854775807, 9223372.0 TB"
  })
  void countsInPowersOfTen(long bytes, String expected) {
    assertThat(Sizes.of(bytes)).isEqualTo(expected);
  }
}
