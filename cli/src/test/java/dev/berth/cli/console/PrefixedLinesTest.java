package dev.berth.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class PrefixedLinesTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @Test
  void putsEveryLineBehindThePrefixHoweverItComes() throws IOException {
    try (PrefixedLines first = new PrefixedLines("1 | ", written);
        PrefixedLines second = new PrefixedLines("2 | ", written)) {
      first.write("a\nb".getBytes(UTF_8));
      second.write("c\n\n".getBytes(UTF_8));
      first.write("d\n".getBytes(UTF_8));
      second.write("e".getBytes(UTF_8));
    }

    assertThat(written).hasToString("1 | a\n2 | c\n2 | \n1 | bd\n2 | e\n");
  }

  @Test
  void holdsNoMoreThanAPartOfALongLine() throws IOException {
    PrefixedLines lines = new PrefixedLines("1 | ", written);

    lines.write("x".repeat(200_000).getBytes(UTF_8));

    assertThat(written.size()).isGreaterThan(130_000);
  }
}
