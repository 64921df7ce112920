package dev.berth.core.python;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of comma-separated values as Python's {@code csv} module reads and writes them. */
final class CsvRow {

  private CsvRow() {}

  /**
   * Reads all rows; empty lines make none.
   *
   * @throws IllegalArgumentException when a quoted value has no end
   */
  static List<List<String>> parse(String text) {
    List<List<String>> rows = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfRow(text, at);
      String row = text.substring(at, end).stripTrailing();
      if (!row.isEmpty()) {
        rows.add(values(row));
      }
      at = end + 1;
    }
    return rows;
  }

  /** The next line end that is not inside quotes. */
  private static int endOfRow(String text, int start) {
    int end = endOfLine(text, start);
    int quote = text.indexOf('"', start);
    while (quote >= 0 && quote < end) {
      int closing = text.indexOf('"', quote + 1);
      if (closing < 0) {
        throw new IllegalArgumentException("a quoted value has no end");
      }
      end = endOfLine(text, closing);
      quote = text.indexOf('"', closing + 1);
    }
    return end;
  }

  private static int endOfLine(String text, int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }

  private static List<String> values(String row) {
    List<String> values = new ArrayList<>(3);
    int at = 0;
    while (at <= row.length()) {
      int end;
      if (row.startsWith("\"", at)) {
        end = endOfQuoted(row, at);
        values.add(row.substring(at + 1, end - 1).replace("\"\"", "\""));
      } else {
        end = row.indexOf(',', at);
        end = end < 0 ? row.length() : end;
        values.add(row.substring(at, end));
      }
      if (end < row.length() && row.charAt(end) != ',') {
        throw new IllegalArgumentException("a quoted value is followed by more: `" + row + "`");
      }
      at = end + 1;
    }
    return values;
  }

  /** Behind the quote that ends a value; two quotes are one within it. */
  private static int endOfQuoted(String row, int start) {
    int quote = row.indexOf('"', start + 1);
    while (quote + 1 < row.length() && row.charAt(quote + 1) == '"') {
      quote = row.indexOf('"', quote + 2);
    }
    return quote + 1;
  }

  /** Writes one row with its line end. */
  static String write(List<String> values) {
    return values.stream().map(CsvRow::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String value) {
    boolean special =
        value.indexOf(',') >= 0
            || value.indexOf('"') >= 0
            || value.indexOf('\n') >= 0
            || value.indexOf('\r') >= 0;
    return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
