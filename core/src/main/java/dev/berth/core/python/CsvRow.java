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
    List<String> row = new ArrayList<>();
    StringBuilder value = new StringBuilder();
    boolean quoted = false;
    boolean began = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          value.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          value.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == '"' && value.length() == 0) {
        quoted = true;
        began = true;
      } else if (c == ',') {
        row.add(value.toString());
        value.setLength(0);
        began = true;
      } else if (c == '\n' || c == '\r') {
        if (began) {
          row.add(value.toString());
          rows.add(List.copyOf(row));
        }
        row.clear();
        value.setLength(0);
        began = false;
      } else {
        value.append(c);
        began = true;
      }
    }
    if (quoted) {
      throw new IllegalArgumentException("a quoted value has no end");
    }
    if (began) {
      row.add(value.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }

  /** Writes one row with its line end. */
  static String write(List<String> values) {
    return values.stream().map(CsvRow::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String value) {
    boolean special = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return special ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
