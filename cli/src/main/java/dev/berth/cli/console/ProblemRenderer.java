package dev.berth.cli.console;

import dev.berth.core.Problem;
import dev.berth.core.SourceExcerpt;
import java.io.PrintWriter;
import java.nio.file.Path;

/**
 * Writes a problem as what, where, why, what now.
 *
 * <pre>
 * error: unknown key `dependancies`
 *  --> runtime.yaml:7:1
 *   |
 * 7 | dependancies:
 *   | ^^^^^^^^^^^^
 *
 * hint: did you mean `dependencies`?
 * </pre>
 */
final class ProblemRenderer {

  /** Longer lines are shown in part: a minified file must not fill the screen. */
  private static final int WINDOW = 100;

  private final Style style;

  ProblemRenderer(Style style) {
    this.style = style;
  }

  /**
   * @param label {@code error} or {@code warning}
   * @param folder files below it are shown relative to it
   */
  void render(String label, Problem problem, PrintWriter out, Path folder) {
    String shownLabel = label.equals("error") ? style.error(label) : style.warning(label);
    out.println(shownLabel + ": " + style.strong(printable(problem.message())));
    problem.where().ifPresent(where -> renderPlace(where, out, folder));
    for (String cause : problem.causes()) {
      out.println("  caused by: " + indented(printable(cause)));
    }
    problem
        .hint()
        .ifPresent(
            hint -> {
              out.println();
              out.println(style.hint("hint") + ": " + printable(hint));
            });
  }

  private void renderPlace(SourceExcerpt where, PrintWriter out, Path folder) {
    Path file = where.file();
    Path shown = file.isAbsolute() && file.startsWith(folder) ? folder.relativize(file) : file;
    out.println(style.place(" -->") + " " + shown + ":" + where.line() + ":" + where.column());
    where.text().ifPresent(text -> renderLine(text, where, out));
  }

  private void renderLine(String text, SourceExcerpt where, PrintWriter out) {
    int[] points = text.codePoints().toArray();
    int start = where.column() > WINDOW ? where.column() - WINDOW / 2 : 0;
    int end = Math.min(points.length, start + WINDOW);
    StringBuilder line = new StringBuilder();
    StringBuilder marks = new StringBuilder();
    for (int i = start; i < end; i++) {
      int shown = Character.isISOControl(points[i]) && points[i] != '\t' ? 0xFFFD : points[i];
      line.appendCodePoint(shown);
      boolean before = i < where.column() - 1;
      boolean marked = !before && i < where.column() - 1 + where.length();
      if (before) {
        // A tab stays a tab, so that the mark stands below what it means.
        marks.append(shown == '\t' ? '\t' : ' ');
      } else if (marked) {
        marks.append('^');
      }
    }
    if (marks.indexOf("^") < 0) {
      marks.append('^');
    }
    String number = Integer.toString(where.line());
    String margin = " ".repeat(number.length());
    out.println(style.place(margin + " |"));
    out.println(style.place(number + " |") + " " + line);
    out.println(style.place(margin + " |") + " " + style.error(marks.toString()));
  }

  /** Several lines of one fact stay together under it. */
  private static String indented(String text) {
    return text.strip().replace("\n", "\n    ");
  }

  /** What others sent us must not move the cursor or change colours. */
  private static String printable(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xFFFD : c)
        .forEach(safe::appendCodePoint);
    return safe.toString();
  }
}
