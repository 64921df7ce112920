package dev.berth.core.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes the small part of YAML that a lock needs, for eyes that review it: block style outside,
 * one entry a line inside. The bytes depend on the values alone.
 */
final class FlowYaml {

  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String FIRST = LETTERS + "/";
  private static final String AFTER_COLON = LETTERS + "0123456789/.";
  private static final String AFTER_SPACE = AFTER_COLON + "_+~@=<>!;";
  private static final String INSIDE = AFTER_SPACE + "%-";

  /** Plain to YAML 1.2, and yet a number, a truth value or nothing, to it or to YAML 1.1. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|nan|inf");

  private static final int LONGEST_AMBIGUOUS = 5;

  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** What can be written into one. */
  interface Body {
    void write();
  }

  FlowYaml comment(String line) {
    text.append("# ").append(line).append('\n');
    return this;
  }

  FlowYaml entry(String key, String value) {
    return line(key + ": " + scalar(value));
  }

  FlowYaml entry(String key, long value) {
    return line(key + ": " + value);
  }

  /** An entry with a line of its own for what is not short. */
  FlowYaml entry(String key, Flow flow) {
    return line(key + ": " + flow.toText());
  }

  /** A list of texts, each on a line; nothing when there are none. */
  FlowYaml texts(String key, List<String> values) {
    if (values.isEmpty()) {
      return this;
    }
    return block(key, () -> values.forEach(value -> line("- " + scalar(value))));
  }

  /** A list of maps, each on a line; nothing when there are none. */
  FlowYaml flows(String key, List<Flow> values) {
    if (values.isEmpty()) {
      return this;
    }
    return block(key, () -> values.forEach(value -> line("- " + value.toText())));
  }

  FlowYaml block(String key, Body body) {
    line(key + ":");
    depth++;
    body.write();
    depth--;
    return this;
  }

  private FlowYaml line(String content) {
    text.append("  ".repeat(depth)).append(content).append('\n');
    return this;
  }

  String toText() {
    return text.toString();
  }

  static String scalar(String value) {
    return isPlain(value) ? value : quoted(value);
  }

  /** Whether no YAML reader takes it for anything but this text. */
  static boolean isPlain(String value) {
    if (value.isEmpty() || FIRST.indexOf(value.charAt(0)) < 0) {
      return false;
    }
    char before = 0;
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean fits =
          switch (before) {
            case ':' -> AFTER_COLON.indexOf(c) >= 0;
            case ' ' -> AFTER_SPACE.indexOf(c) >= 0;
            default -> c == ':' || c == ' ' || INSIDE.indexOf(c) >= 0;
          };
      if (!fits) {
        return false;
      }
      before = c;
    }
    return before != ':'
        && before != ' '
        && (value.length() > LONGEST_AMBIGUOUS || !AMBIGUOUS.matcher(value).matches());
  }

  /** Double quotes, with JSON's escapes, which YAML has too. */
  private static String quoted(String value) {
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

  /** A map on one line. */
  static final class Flow {

    private final List<String> entries = new ArrayList<>();

    Flow with(String key, String value) {
      entries.add(key + ": " + scalar(value));
      return this;
    }

    Flow with(String key, long value) {
      entries.add(key + ": " + value);
      return this;
    }

    /** Written only when it holds. */
    Flow flag(String key, boolean value) {
      if (value) {
        entries.add(key + ": true");
      }
      return this;
    }

    private String toText() {
      return "{" + String.join(", ", entries) + "}";
    }
  }
}
