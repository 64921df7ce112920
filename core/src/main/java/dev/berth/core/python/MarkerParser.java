package dev.berth.core.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the condition behind the {@code ;} of a requirement: {@code or} binds less than {@code
 * and}.
 */
final class MarkerParser {

  /** Deeper parentheses are no one's intention. */
  private static final int MAX_DEPTH = 64;

  /** Spellings of older tools that pip still takes. */
  private static final Map<String, String> ALIASES =
      Map.of(
          "os.name", "os_name",
          "sys.platform", "sys_platform",
          "platform.version", "platform_version",
          "platform.machine", "platform_machine",
          "platform.python_implementation", "platform_python_implementation",
          "python_implementation", "platform_python_implementation");

  private final TextCursor cursor;
  private int depth;

  MarkerParser(TextCursor cursor) {
    this.cursor = cursor;
  }

  Marker parse() throws RequirementParser.MistakeException {
    List<Marker> parts = new ArrayList<>();
    do {
      parts.add(conjunction());
      cursor.skipSpace();
    } while (cursor.takeWord("or"));
    return parts.size() == 1 ? parts.get(0) : new Marker.Or(parts);
  }

  private Marker conjunction() throws RequirementParser.MistakeException {
    List<Marker> parts = new ArrayList<>();
    do {
      parts.add(term());
      cursor.skipSpace();
    } while (cursor.takeWord("and"));
    return parts.size() == 1 ? parts.get(0) : new Marker.And(parts);
  }

  private Marker term() throws RequirementParser.MistakeException {
    cursor.skipSpace();
    if (!cursor.take("(")) {
      return comparison();
    }
    if (++depth > MAX_DEPTH) {
      throw new RequirementParser.MistakeException("too many parentheses", cursor.offset());
    }
    Marker inner = parse();
    depth--;
    cursor.skipSpace();
    if (!cursor.take(")")) {
      throw cursor.expected("`and`, `or` or `)`");
    }
    return inner;
  }

  private Marker comparison() throws RequirementParser.MistakeException {
    Marker.Operand left = operand();
    cursor.skipSpace();
    String operator = operator();
    cursor.skipSpace();
    Marker.Operand right = operand();
    return new Marker.Comparison(left, operator, right);
  }

  private String operator() throws RequirementParser.MistakeException {
    Optional<VersionSpecifier.Operator> comparator = cursor.operator();
    if (comparator.isPresent()) {
      cursor.take(comparator.get().toString());
      return comparator.get().toString();
    }
    if (cursor.takeWord("in")) {
      return "in";
    }
    if (cursor.takeWord("not")) {
      cursor.skipSpace();
      if (cursor.takeWord("in")) {
        return "not in";
      }
      throw cursor.expected("`in` after `not`");
    }
    throw cursor.expected("one of `==`, `!=`, `<`, `<=`, `>`, `>=`, `~=`, `in`, `not in`");
  }

  private Marker.Operand operand() throws RequirementParser.MistakeException {
    int start = cursor.offset();
    for (String quote : List.of("\"", "'")) {
      if (cursor.take(quote)) {
        String text = cursor.takeWhile(c -> c != quote.charAt(0));
        if (!cursor.take(quote)) {
          throw cursor.expected("a closing quote `" + quote + "`");
        }
        return new Marker.Operand(text, false);
      }
    }
    String word = cursor.takeWhile(c -> Character.isLetterOrDigit(c) || c == '_' || c == '.');
    String name = ALIASES.getOrDefault(word, word);
    if (word.isEmpty()) {
      throw cursor.expected("a marker variable or a quoted text");
    }
    if (!name.equals("extra") && !MarkerEnvironment.VARIABLES.contains(name)) {
      throw new RequirementParser.MistakeException(
          "`" + word + "` is not a marker variable", start);
    }
    return new Marker.Operand(name, true);
  }
}
