package dev.berth.core.python;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A condition behind the {@code ;} of a requirement (dependency specifiers specification): {@code
 * python_version < "3.11" and sys_platform == "linux"}.
 */
public sealed interface Marker {

  /**
   * Whether the requirement applies.
   *
   * @param extras the extras asked for of the package that requires, normalized or not
   */
  boolean appliesIn(MarkerEnvironment environment, Set<String> extras);

  /** All must apply. */
  record And(List<Marker> parts) implements Marker {
    public And {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean appliesIn(MarkerEnvironment environment, Set<String> extras) {
      return parts.stream().allMatch(part -> part.appliesIn(environment, extras));
    }

    @Override
    public String toString() {
      return parts.stream()
          .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
          .collect(Collectors.joining(" and "));
    }
  }

  /** One must apply. */
  record Or(List<Marker> parts) implements Marker {
    public Or {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean appliesIn(MarkerEnvironment environment, Set<String> extras) {
      return parts.stream().anyMatch(part -> part.appliesIn(environment, extras));
    }

    @Override
    public String toString() {
      return parts.stream().map(Marker::toString).collect(Collectors.joining(" or "));
    }
  }

  /** One comparison. */
  record Comparison(Operand left, String operator, Operand right) implements Marker {

    @Override
    public boolean appliesIn(MarkerEnvironment environment, Set<String> extras) {
      if (left.isExtra() || right.isExtra()) {
        return comparesExtra(extras);
      }
      String leftValue = left.value(environment);
      String rightValue = right.value(environment);
      return compareAsVersions(leftValue, rightValue)
          .orElseGet(() -> compareAsText(leftValue, rightValue));
    }

    private boolean comparesExtra(Set<String> extras) {
      String wanted = normalizedExtra(left.isExtra() ? right.text() : left.text());
      boolean asked = extras.stream().anyMatch(extra -> normalizedExtra(extra).equals(wanted));
      return (operator.equals("!=") || operator.equals("not in")) != asked;
    }

    private static String normalizedExtra(String extra) {
      return PackageName.isValid(extra) ? PackageName.parse(extra).toString() : extra;
    }

    /** Versions are compared as such where the right side is a version specifier's. */
    private Optional<Boolean> compareAsVersions(String leftValue, String rightValue) {
      Optional<VersionSpecifier.Operator> comparator =
          VersionSpecifier.Operator.startingAt(operator, 0);
      Optional<Version> version = Version.find(leftValue);
      if (comparator.isEmpty()
          || version.isEmpty()
          || VersionSpecifier.findMistake(comparator.get(), rightValue).isPresent()) {
        return Optional.empty();
      }
      return Optional.of(
          new VersionSpecifier(comparator.get(), rightValue).contains(version.get()));
    }

    private boolean compareAsText(String leftValue, String rightValue) {
      return switch (operator) {
        case "in" -> rightValue.contains(leftValue);
        case "not in" -> !rightValue.contains(leftValue);
        case "==", "===", "<=", ">=" -> leftValue.equals(rightValue);
        case "!=" -> !leftValue.equals(rightValue);
        // Only versions have an order.
        default -> false;
      };
    }

    @Override
    public String toString() {
      return left + " " + operator + " " + right;
    }
  }

  /**
   * One side of a comparison.
   *
   * @param text a variable's name, or the text between the quotes
   */
  record Operand(String text, boolean isVariable) {

    boolean isExtra() {
      return isVariable && text.equals("extra");
    }

    String value(MarkerEnvironment environment) {
      return isVariable ? environment.value(text) : text;
    }

    @Override
    public String toString() {
      if (isVariable) {
        return text;
      }
      return text.contains("\"") ? "'" + text + "'" : "\"" + text + "\"";
    }
  }
}
