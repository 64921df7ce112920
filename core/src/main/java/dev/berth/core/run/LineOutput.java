package dev.berth.core.run;

import dev.berth.core.docker.BuildListener;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Bytes that a program writes, as lines for a listener. */
final class LineOutput extends OutputStream {

  private static final int LONGEST_LINE = 1 << 16;

  private final BuildListener listener;
  private final int kept;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Deque<String> lastLines = new ArrayDeque<>();

  /**
   * @param kept how many of the last lines are remembered
   */
  LineOutput(BuildListener listener, int kept) {
    this.listener = listener;
    this.kept = kept;
  }

  @Override
  public void write(int one) {
    if (one == '\n' || line.size() >= LONGEST_LINE) {
      end();
    } else {
      line.write(one);
    }
  }

  /** Ends a line that the program did not. */
  void end() {
    if (line.size() == 0) {
      return;
    }
    String text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    text = text.substring(text.lastIndexOf('\r') + 1);
    if (!text.isEmpty()) {
      listener.line(text);
      lastLines.add(text);
      if (lastLines.size() > kept) {
        lastLines.remove();
      }
    }
  }

  List<String> lastLines() {
    return List.copyOf(lastLines);
  }
}
