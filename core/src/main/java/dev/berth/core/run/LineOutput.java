package dev.berth.core.run;

import dev.berth.core.docker.BuildListener;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Bytes that a program writes, as lines for a listener. */
final class LineOutput extends OutputStream {

  private static final int LONGEST_LINE = 1 << 16;
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*[mK]");

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
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    int end = offset + length;
    for (int from = offset; from < end; ) {
      int to = from;
      int most = Math.min(end, from + LONGEST_LINE - line.size());
      while (to < most && bytes[to] != '\n') {
        to++;
      }
      line.write(bytes, from, to - from);
      boolean ended = to < end && bytes[to] == '\n';
      if (ended || line.size() >= LONGEST_LINE) {
        end();
      }
      from = ended ? to + 1 : to;
    }
  }

  /** Ends a line that the program did not. */
  void end() {
    if (line.size() == 0) {
      return;
    }
    String text =
        COLOUR.matcher(line.toString(StandardCharsets.UTF_8)).replaceAll("").stripTrailing();
    line.reset();
    // What a program wrote over, as progress bars do, is over.
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
