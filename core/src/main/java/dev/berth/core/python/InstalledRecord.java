package dev.berth.core.python;

import dev.berth.core.io.ExpectedHash;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The RECORD of an installed project: its rows sorted, with the line ends that pip writes. */
public final class InstalledRecord {

  private static final Comparator<List<String>> BY_PATH =
      (one, other) -> compare(one.get(0), other.get(0));

  private InstalledRecord() {}

  /**
   * The files of an installed project by their paths relative to the environment's prefix, each
   * with its hash where it has one. Those that are elsewhere are left out.
   *
   * @param sitePackages the folder with the project's metadata folder, relative to the prefix
   * @throws IllegalArgumentException when the text has another form, with the reason
   */
  public static Map<String, Optional<ExpectedHash>> read(String text, String sitePackages) {
    Map<String, Optional<ExpectedHash>> files = new TreeMap<>();
    WheelRecord.parse(text)
        .hashes()
        .forEach(
            (path, hash) -> pathIn(sitePackages, path).ifPresent(below -> files.put(below, hash)));
    return files;
  }

  private static Optional<String> pathIn(String folder, String path) {
    if (path.startsWith("/")) {
      return Optional.empty();
    }
    Deque<String> segments = new ArrayDeque<>(List.of(folder.split("/")));
    for (String segment : path.split("/")) {
      if (segment.equals("..")) {
        if (segments.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    return Optional.of(String.join("/", segments));
  }

  static String format(List<List<String>> rows) {
    return rows.stream().sorted(BY_PATH).map(CsvRow::write).collect(Collectors.joining());
  }

  /** Puts more rows where they belong among those that are formatted already. */
  static String merge(String formatted, List<List<String>> more) {
    List<List<String>> sorted = new ArrayList<>(more);
    sorted.sort(BY_PATH);
    StringBuilder merged = new StringBuilder(formatted.length() + 120 * more.size());
    int at = 0;
    for (List<String> row : sorted) {
      int start = at;
      while (at < formatted.length() && compare(pathAt(formatted, at), row.get(0)) < 0) {
        at = formatted.indexOf('\n', at) + 1;
      }
      merged.append(formatted, start, at).append(CsvRow.write(row));
    }
    return merged.append(formatted, at, formatted.length()).toString();
  }

  private static String pathAt(String formatted, int start) {
    if (formatted.charAt(start) != '"') {
      return formatted.substring(start, formatted.indexOf(',', start));
    }
    return CsvRow.parse(formatted.substring(start, formatted.indexOf('\n', start))).get(0).get(0);
  }

  /** By code points, as Python sorts, and not by UTF-16's halves of them. */
  private static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }

  /** A path as RECORD has it: relative to the folder that holds the project's metadata folder. */
  static String pathFrom(String folder, String path) {
    if (path.startsWith(folder + "/")) {
      return path.substring(folder.length() + 1);
    }
    String[] from = folder.split("/");
    String[] to = path.split("/");
    int common = 0;
    while (common < from.length && common < to.length - 1 && from[common].equals(to[common])) {
      common++;
    }
    StringBuilder relative = new StringBuilder("../".repeat(from.length - common));
    for (int i = common; i < to.length; i++) {
      relative.append(i > common ? "/" : "").append(to[i]);
    }
    return relative.toString();
  }
}
