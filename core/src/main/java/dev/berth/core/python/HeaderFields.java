package dev.berth.core.python;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a {@code METADATA} or {@code WHEEL} file: {@code Name: value} lines up to the first
 * empty one (core metadata specification; RFC 822 without its comments). Of a field that is given
 * more than once the first value counts here.
 */
record HeaderFields(Map<String, String> values) {

  static HeaderFields parse(String text) {
    Map<String, String> values = new HashMap<>();
    List<String> lines = text.lines().toList();
    for (String line : lines) {
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (!continued && colon > 0) {
        values.putIfAbsent(
            line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
            line.substring(colon + 1).strip());
      }
    }
    return new HeaderFields(Map.copyOf(values));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(values.get(name.toLowerCase(Locale.ROOT)));
  }
}
