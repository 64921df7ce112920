package dev.berth.core.python;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The fields of a {@code METADATA} or {@code WHEEL} file: {@code Name: value} lines up to the first
 * empty one (core metadata specification; RFC 822 without its comments). A line that begins with a
 * space goes on with the one before it.
 */
record HeaderFields(Map<String, List<String>> values) {

  static HeaderFields parse(String text) {
    Map<String, List<String>> values = new HashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.isEmpty()) {
        break;
      }
      int colon = line.indexOf(':');
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      if (continued && !current.isEmpty()) {
        int last = current.size() - 1;
        current.set(last, (current.get(last) + " " + line.strip()).strip());
      } else if (!continued && colon > 0) {
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        current = values.computeIfAbsent(name, n -> new ArrayList<>());
        current.add(line.substring(colon + 1).strip());
      }
    }
    return new HeaderFields(values);
  }

  /** The first value of a field. */
  Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value of a field that may be given more than once, in the order of the file. */
  List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }
}
