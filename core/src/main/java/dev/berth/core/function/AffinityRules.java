package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the form of an affinity does not say: which operators go with how many values. */
final class AffinityRules {

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

  private final Level level;

  AffinityRules(Level level) {
    this.level = level;
  }

  void check(Value value) {
    if (value instanceof ListValue list) {
      list.items().forEach(this::check);
    } else if (value instanceof MapValue map) {
      Optional<TextValue> operator =
          map.find("operator").filter(TextValue.class::isInstance).map(TextValue.class::cast);
      if (operator.isPresent()) {
        checkExpression(operator.get(), map);
      } else {
        map.entries().values().forEach(this::check);
      }
    }
  }

  private void checkExpression(TextValue operator, MapValue expression) {
    List<String> values = expression.list("values").map(ListValue::strings).orElse(List.of());
    String word = operator.text();
    boolean right =
        switch (word) {
          case "In", "NotIn" -> !values.isEmpty();
          case "Gt", "Lt" -> values.size() == 1 && INTEGER.matcher(values.get(0)).matches();
          default -> values.isEmpty();
        };
    if (!right) {
      level.report(
          Problem.of("`values` does not fit the operator `" + word + "`")
              .because(
                  switch (word) {
                    case "In", "NotIn" -> "expected at least one value";
                    case "Gt", "Lt" -> "expected one whole number";
                    default -> "expected no values";
                  }),
          expression.find("values").orElse(operator));
    }
  }
}
