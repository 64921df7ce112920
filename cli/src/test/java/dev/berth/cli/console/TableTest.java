package dev.berth.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsColumnsAndLeavesNoSpaceAtTheEnd() {
    StringWriter out = new StringWriter();

    new Table("NAME", "SIZE", "TAGS")
        .row("iris", "1.5 kB", "latest, v0")
        .row("größer", "2 B", "")
        .print(new PrintWriter(out, true));

    assertThat(out.toString())
        .isEqualTo(
            """
            NAME     SIZE     TAGS
            iris     1.5 kB   latest, v0
            größer   2 B
            """);
  }

  @Test
  void cutsWhatIsTooWideToRead() {
    assertThat(Table.shortened("ü".repeat(56))).isEqualTo("ü".repeat(56));
    assertThat(Table.shortened("ü".repeat(57))).isEqualTo("ü".repeat(55) + "…");
  }

  @Test
  void refusesARowOfAnotherLength() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Table("A", "B").row("1"));
  }
}
