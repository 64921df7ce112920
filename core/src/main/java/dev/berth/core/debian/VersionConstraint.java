package dev.berth.core.debian;

/** The part of a dependency in parentheses: {@code >= 2.36}. */
public record VersionConstraint(Operator operator, DebianVersion version) {

  /** The comparisons of the policy manual, section 7.1. */
  public enum Operator {
    EARLIER("<<"),
    EARLIER_OR_EQUAL("<="),
    EQUAL("="),
    LATER_OR_EQUAL(">="),
    LATER(">>");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    /**
     * The operator written so; a single {@code <} or {@code >} means what it always meant to dpkg.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Operator parse(String text) {
      for (Operator operator : values()) {
        if (operator.symbol.equals(text)) {
          return operator;
        }
      }
      return switch (text) {
        case "<" -> EARLIER_OR_EQUAL;
        case ">" -> LATER_OR_EQUAL;
        default -> throw new IllegalArgumentException("not a comparison: `" + text + "`");
      };
    }
  }

  /** Whether this version is one of those meant. */
  public boolean allows(DebianVersion candidate) {
    int order = candidate.compareTo(version);
    return switch (operator) {
      case EARLIER -> order < 0;
      case EARLIER_OR_EQUAL -> order <= 0;
      case EQUAL -> order == 0;
      case LATER_OR_EQUAL -> order >= 0;
      case LATER -> order > 0;
    };
  }

  @Override
  public String toString() {
    return operator.symbol + " " + version;
  }
}
