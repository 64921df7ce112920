package dev.berth.core.python;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The RECORD of an installed project: its rows sorted, with the line ends that pip writes. */
final class InstalledRecord {

  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> {
        int[] left = a.codePoints().toArray();
        int[] right = b.codePoints().toArray();
        return Arrays.compare(left, right);
      };

  private InstalledRecord() {}

  static String format(List<List<String>> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.get(0), BY_CODE_POINT))
        .map(CsvRow::write)
        .collect(Collectors.joining());
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
