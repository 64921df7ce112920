package dev.berth.core.python;

import dev.berth.core.io.ExpectedHash;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The hashes that a wheel's {@code RECORD} gives for its files (recording installed projects
 * specification, "The RECORD file").
 *
 * @param hashes by the path in the wheel; a file may be listed without a hash
 */
record WheelRecord(Map<String, Optional<ExpectedHash>> hashes) {

  /** The specification: sha256 or better. */
  private static final Map<String, String> ALGORITHMS =
      Map.of("sha256", "SHA-256", "sha384", "SHA-384", "sha512", "SHA-512");

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
    String name = equals < 0 ? text : text.substring(0, equals);
    String algorithm = ALGORITHMS.get(name);
    if (algorithm == null) {
      throw new IllegalArgumentException(
          "the hash of `" + path + "` is `" + name + "`, expected sha256 or better");
    }
    try {
      byte[] hash = Base64.getUrlDecoder().decode(text.substring(equals + 1));
      return new ExpectedHash(algorithm, HexFormat.of().formatHex(hash), "RECORD");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("the hash of `" + path + "` is not base64", e);
    }
  }

  /** The hash in the form in which RECORD has it. */
  static String format(ExpectedHash hash) {
    return hash.algorithm().toLowerCase(Locale.ROOT).replace("-", "")
        + "="
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(HexFormat.of().parseHex(hash.hex()));
  }
}
