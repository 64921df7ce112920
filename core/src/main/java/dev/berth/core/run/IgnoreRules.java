package dev.berth.core.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a {@code .dockerignore} keeps out of a build (Docker, "Build context", ".dockerignore
 * files"): patterns of paths, the last one that fits counts, and {@code !} takes in again. What is
 * below a folder that is kept out is kept out as well.
 */
final class IgnoreRules {

  static final String FILE_NAME = ".dockerignore";

  private static final String REGEX_SYNTAX = "\\.+()|^${}";

  private record Rule(Pattern pattern, boolean keepsOut) {}

  private final List<Rule> rules;

  private IgnoreRules(List<Rule> rules) {
    this.rules = rules;
  }

  /**
   * Those of a folder; none when it has none.
   *
   * @throws ContextException when a pattern cannot be understood
   */
  static IgnoreRules of(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    List<Rule> rules = new ArrayList<>();
    try {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        String text = line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!text.startsWith("#") && !text.isBlank()) {
          add(rules, text.strip(), file, number);
        }
      }
    } catch (NoSuchFileException none) {
      return new IgnoreRules(List.of());
    }
    return new IgnoreRules(List.copyOf(rules));
  }

  private static void add(List<Rule> rules, String text, Path file, int line) {
    boolean keepsOut = !text.startsWith("!");
    String path = clean(keepsOut ? text : text.substring(1).strip());
    if (path.isEmpty()) {
      return;
    }
    try {
      rules.add(new Rule(Pattern.compile(regex(path), Pattern.DOTALL), keepsOut));
    } catch (PatternSyntaxException e) {
      throw ContextException.badPattern(file, line, text);
    }
  }

  /** Without slashes at its ends, {@code .} and {@code ..}. */
  private static String clean(String path) {
    List<String> parts = new ArrayList<>();
    for (String part : path.split("/")) {
      if (part.equals("..")) {
        if (!parts.isEmpty()) {
          parts.remove(parts.size() - 1);
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  private static String regex(String path) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char one = path.charAt(i);
      if (path.startsWith("**", i)) {
        boolean folder = path.startsWith("**/", i);
        regex.append(folder ? "(?:.*/)?" : ".*");
        i += folder ? 2 : 1;
      } else if (one == '*') {
        regex.append("[^/]*");
      } else if (one == '?') {
        regex.append("[^/]");
      } else if (one == '[') {
        int end = path.indexOf(']', i + 1);
        if (end < 0) {
          throw new PatternSyntaxException("no end", path, i);
        }
        regex.append(path, i, end + 1);
        i = end;
      } else if (one == '\\' && i + 1 < path.length()) {
        i++;
        regex.append(Pattern.quote(String.valueOf(path.charAt(i))));
      } else {
        regex.append(REGEX_SYNTAX.indexOf(one) >= 0 ? "\\" : "").append(one);
      }
    }
    return regex.toString();
  }

  /**
   * Whether it is kept out.
   *
   * @param path below the folder, with {@code /}
   */
  boolean keepOut(String path) {
    boolean out = false;
    for (Rule rule : rules) {
      if (rule.keepsOut() != out && fits(rule.pattern(), path)) {
        out = rule.keepsOut();
      }
    }
    return out;
  }

  private static boolean fits(Pattern pattern, String path) {
    for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      if (pattern.matcher(path.substring(0, end)).matches()) {
        return true;
      }
    }
    return pattern.matcher(path).matches();
  }

  /** Whether nothing below a folder that is kept out may be taken in again. */
  boolean keepOutWhole(String folder) {
    return keepOut(folder) && rules.stream().allMatch(Rule::keepsOut);
  }
}
