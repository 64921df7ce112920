package dev.berth.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineOutputTest {

  private final List<String> heard = new ArrayList<>();
  private final LineOutput out = new LineOutput(heard::add, 2);

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tellsLinesAsSoonAsTheyEnd() throws IOException {
    write("on");
    assertThat(heard).isEmpty();
    write("e\ntwo\r\n\nth");
    assertThat(heard).containsExactly("one", "two");
    write("ree");
    out.end();
    out.end();

    assertThat(heard).containsExactly("one", "two", "three");
    assertThat(out.lastLines()).containsExactly("two", "three");
  }

  @Test
  void leavesOutColoursAndWhatWasWrittenOver() throws IOException {
    write("\u001b[1;31mred\u001b[0m\n10%\r20%\r\u001b[Kdone\n");

    assertThat(heard).containsExactly("red", "done");
  }

  @Test
  void breaksLinesThatNeverEnd() throws IOException {
    write("x".repeat(100_000) + "\n");

    assertThat(heard).extracting(String::length).containsExactly(1 << 16, 100_000 - (1 << 16));
  }
}
