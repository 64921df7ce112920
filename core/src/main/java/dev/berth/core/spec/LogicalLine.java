package dev.berth.core.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a requirements file once continued lines are joined and comments are gone, as pip does
 * it ("Requirements File Format").
 *
 * @param text never blank
 * @param number of the first physical line with anything in it
 */
record LogicalLine(String text, int number) {

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*$");

  /** The lines that say something. */
  static List<LogicalLine> of(List<String> physical) {
    List<LogicalLine> lines = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    int first = 0;
    boolean begun = false;
    for (int i = 0; i < physical.size(); i++) {
      String line = physical.get(i);
      boolean comment = line.stripLeading().startsWith("#");
      if (!begun) {
        first = i + 1;
      }
      if (line.endsWith("\\") && !comment) {
        joined.append(line, 0, line.length() - 1);
        begun = begun || !line.substring(0, line.length() - 1).isBlank();
        continue;
      }
      // The space keeps a comment line a comment, and ends what is continued.
      joined.append(comment ? " " : "").append(line);
      add(lines, joined.toString(), first);
      joined.setLength(0);
      begun = false;
    }
    add(lines, joined.toString(), first);
    return lines;
  }

  private static void add(List<LogicalLine> lines, String joined, int number) {
    String text = COMMENT.matcher(joined).replaceAll("").strip();
    if (!text.isEmpty()) {
      lines.add(new LogicalLine(text, number));
    }
  }
}
