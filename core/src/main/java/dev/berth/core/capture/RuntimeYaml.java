package dev.berth.core.capture;

import java.util.Collection;
import java.util.regex.Pattern;

/** The text of a runtime.yaml, written for people: with comments, a value to a line. */
final class RuntimeYaml {

  /** What no YAML reader takes for anything but this text. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_](?:[A-Za-z0-9_./+=-]|:(?=[A-Za-z0-9_./])|!(?=[0-9]))*");

  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|nan|inf");

  private final StringBuilder text = new StringBuilder();

  RuntimeYaml line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A comment; the spaces it begins with stand before its sign. */
  RuntimeYaml comment(String words) {
    String stripped = words.stripLeading();
    return line(words.substring(0, words.length() - stripped.length()) + "# " + stripped);
  }

  RuntimeYaml name(String name) {
    return line("name: " + scalar(name));
  }

  /** A list, an entry to a line. */
  RuntimeYaml list(String indent, Collection<String> values) {
    values.forEach(value -> line(indent + "- " + scalar(value)));
    return this;
  }

  String text() {
    return text.toString();
  }

  /** A value, in quotes where it needs them. */
  static String scalar(String value) {
    if (PLAIN.matcher(value).matches() && !AMBIGUOUS.matcher(value).matches()) {
      return value;
    }
    StringBuilder quoted = new StringBuilder("\"");
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    return quoted.append('"').toString();
  }
}
