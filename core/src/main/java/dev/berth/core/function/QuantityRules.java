package dev.berth.core.function;

import dev.berth.core.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** Into what parts a resource can be divided. */
final class QuantityRules {

  private static final Pattern PARTS = Pattern.compile("(.*)[num]");

  private QuantityRules() {}

  /** Why there cannot be such an amount of this resource. */
  static Optional<Problem> problem(String resource, Quantity amount) {
    if (resource.equals(ResourceList.CPU)) {
      return amount.amount().movePointRight(3).stripTrailingZeros().scale() <= 0
          ? Optional.empty()
          : Optional.of(
              Problem.of("a processor cannot be divided into `" + amount + "`")
                  .because("the smallest part is `1m`"));
    }
    if (ResourceList.isDevice(resource)) {
      return amount.isWhole()
          ? Optional.empty()
          : Optional.of(
              Problem.of("`" + resource + "` cannot be divided: `" + amount + "`")
                  .because("expected a whole number"));
    }
    return bytes(amount);
  }

  /** Why there cannot be so many bytes. {@code 64m} are 64 thousandths of one. */
  static Optional<Problem> bytes(Quantity amount) {
    var parts = PARTS.matcher(amount.text());
    if (!parts.matches()) {
      return Optional.empty();
    }
    Problem problem = Problem.of("bytes cannot be divided: `" + amount + "`");
    return Optional.of(
        amount.text().endsWith("m")
            ? problem
                .because("`m` means thousandths")
                .hint("did you mean `" + parts.group(1) + "M` or `" + parts.group(1) + "Mi`?")
            : problem);
  }
}
