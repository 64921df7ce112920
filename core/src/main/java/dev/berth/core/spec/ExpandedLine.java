package dev.berth.core.spec;

import dev.berth.core.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of a requirements file with {@code ${NAME}} replaced by environment variables ("Using
 * environment variables" in pip's manual). What they hold may be a secret.
 *
 * @param values by name; empty for a variable that is not set
 */
record ExpandedLine(String text, Map<String, Optional<String>> values) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

  ExpandedLine {
    values = Map.copyOf(values);
  }

  static ExpandedLine of(String line, Function<String, Optional<String>> variables) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    StringBuilder expanded = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(line);
    while (matcher.find()) {
      Optional<String> value = values.computeIfAbsent(matcher.group(1), variables);
      matcher.appendReplacement(expanded, Matcher.quoteReplacement(value.orElse("")));
    }
    matcher.appendTail(expanded);
    return new ExpandedLine(expanded.toString(), values);
  }

  /** A problem with this line, told without what the variables hold. */
  Problem withoutSecrets(Problem problem) {
    return new Problem(
        hide(problem.message()),
        problem.where(),
        problem.causes().stream().map(this::hide).toList(),
        problem.hint().map(this::hide));
  }

  private String hide(String text) {
    String hidden = text;
    for (Map.Entry<String, Optional<String>> variable : values.entrySet()) {
      String value = variable.getValue().orElse("");
      if (!value.isEmpty()) {
        hidden = hidden.replace(value, "${" + variable.getKey() + "}");
      }
    }
    return hidden;
  }
}
