package dev.berth.core.python;

import dev.berth.core.io.ExpectedHash;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes that a wheel's {@code RECORD} gives for its files (recording installed projects
 * specification, "The RECORD file").
 *
 * @param hashes by the path in the wheel; a file may be listed without a hash
 */
record WheelRecord(Map<String, Optional<ExpectedHash>> hashes) {

  WheelRecord {
    hashes = Map.copyOf(hashes);
  }

  /**
   * Reads the file's text.
   *
   * @throws IllegalArgumentException when it has another form, with the reason
   */
  static WheelRecord parse(String text) {
    Map<String, Optional<ExpectedHash>> hashes = new HashMap<>();
    for (List<String> row : CsvRow.parse(text)) {
      String path = row.get(0);
      if (row.size() > 3) {
        throw new IllegalArgumentException("the row of `" + path + "` has more than three values");
      }
      Optional<ExpectedHash> hash =
          row.size() > 1 && !row.get(1).isEmpty()
              ? Optional.of(parseHash(path, row.get(1)))
              : Optional.empty();
      Optional<ExpectedHash> earlier = hashes.put(path, hash);
      if (earlier != null && !earlier.equals(hash)) {
        throw new IllegalArgumentException("`" + path + "` is listed twice with other hashes");
      }
    }
    return new WheelRecord(hashes);
  }

  private static ExpectedHash parseHash(String path, String text) {
    int equals = text.indexOf('=');
    String algorithm = equals < 0 ? text : text.substring(0, equals);
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    try {
      return new ExpectedHash(algorithm, text.substring(Math.min(end, equals + 1), end));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the hash of `" + path + "` is " + e.getMessage(), e);
    }
  }
}
