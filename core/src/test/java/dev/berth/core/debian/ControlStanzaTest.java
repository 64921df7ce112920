package dev.berth.core.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlStanzaTest {

  @Test
  void readsParagraphsWithLinesThatContinue() throws IOException {
    List<ControlStanza> stanzas =
        ControlStanza.parseAll(
            """

            Package: git
            # a comment
            Description: fast
             one line
             .
              indented
            Tag:
             a::b

            package: other
            """);

    assertThat(stanzas).hasSize(2);
    assertThat(stanzas.get(0).fields())
        .containsExactly(
            Map.entry("Package", "git"),
            Map.entry("Description", "fast\n one line\n .\n  indented"),
            Map.entry("Tag", "\n a::b"));
    assertThat(stanzas.get(1).find("PACKAGE")).contains("other");
    assertThat(stanzas.get(1).find("Version")).isEmpty();
  }

  @Test
  void refusesALineThatIsNoField() {
    assertThatThrownBy(() -> ControlStanza.parseAll("Package: git\nnonsense\n"))
        .isInstanceOf(IOException.class)
        .hasMessage("not a field: `nonsense`");
  }
}
