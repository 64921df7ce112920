package dev.berth.core.python;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One clause of a version specifier (PEP 440): {@code >=1.2}, {@code ==2.*}, {@code ~=1.4.5}.
 *
 * @param version the text behind the operator: a version, with {@code .*} where the operator allows
 *     it, or anything for {@code ===}
 */
public record VersionSpecifier(Operator operator, String version) {

  /** How versions are compared; the longer spellings come first, so that they are tried first. */
  public enum Operator {
    ARBITRARY("==="),
    EQUAL("=="),
    NOT_EQUAL("!="),
    COMPATIBLE("~="),
    AT_LEAST(">="),
    AT_MOST("<="),
    GREATER(">"),
    LESS("<");

    private final String symbol;

    Operator(String symbol) {
      this.symbol = symbol;
    }

    @Override
    public String toString() {
      return symbol;
    }

    /** The operator that the text begins with at this index. */
    static Optional<Operator> startingAt(String text, int index) {
      for (Operator operator : values()) {
        if (text.startsWith(operator.symbol, index)) {
          return Optional.of(operator);
        }
      }
      return Optional.empty();
    }
  }

  private static final String ANY = ".*";
  private static final Pattern ARBITRARY_TEXT = Pattern.compile("[^\\s,;)]+");

  /**
   * A clause of these parts.
   *
   * @throws IllegalArgumentException when the text is not a version that the operator takes
   */
  public VersionSpecifier {
    findMistake(operator, version)
        .ifPresent(
            mistake -> {
              throw new IllegalArgumentException(mistake);
            });
  }

  /** Why the operator does not take this text, if it does not. */
  static Optional<String> findMistake(Operator operator, String version) {
    if (operator == Operator.ARBITRARY) {
      return ARBITRARY_TEXT.matcher(version).matches()
          ? Optional.empty()
          : Optional.of("not a version: `" + version + "`");
    }
    boolean prefix = version.endsWith(ANY);
    if (prefix && operator != Operator.EQUAL && operator != Operator.NOT_EQUAL) {
      return Optional.of("`.*` goes with `==` and `!=` only, not with `" + operator + "`");
    }
    Optional<Version> parsed = Version.find(stem(version));
    if (parsed.isEmpty()) {
      return Optional.of("not a version (PEP 440): `" + version + "`");
    }
    if (prefix && !parsed.get().equals(parsed.get().base())) {
      return Optional.of("`.*` follows the numbers of a release only");
    }
    if (operator == Operator.COMPATIBLE && parsed.get().release().size() < 2) {
      return Optional.of("`~=` needs at least two numbers, as in `~=" + version + ".0`");
    }
    if (!parsed.get().local().isEmpty()
        && operator != Operator.EQUAL
        && operator != Operator.NOT_EQUAL) {
      return Optional.of("`" + operator + "` takes no local version (the part behind `+`)");
    }
    return Optional.empty();
  }

  private static String stem(String version) {
    return version.endsWith(ANY) ? version.substring(0, version.length() - ANY.length()) : version;
  }

  /** Whether this clause alone admits the version; pre-releases are not treated differently. */
  public boolean contains(Version candidate) {
    if (operator == Operator.ARBITRARY) {
      return candidate.toString().equalsIgnoreCase(version);
    }
    Version wanted = Version.parse(stem(version));
    return switch (operator) {
      case EQUAL -> matches(candidate, wanted);
      case NOT_EQUAL -> !matches(candidate, wanted);
      case AT_LEAST -> candidate.withoutLocal().compareTo(wanted) >= 0;
      case AT_MOST -> candidate.withoutLocal().compareTo(wanted) <= 0;
      case GREATER -> isGreater(candidate, wanted);
      case LESS -> isLess(candidate, wanted);
      case COMPATIBLE ->
          candidate.withoutLocal().compareTo(wanted) >= 0
              && hasPrefix(
                  candidate, wanted.release().subList(0, wanted.release().size() - 1), wanted);
      case ARBITRARY -> throw new IllegalStateException("compared as text above");
    };
  }

  private boolean matches(Version candidate, Version wanted) {
    if (!version.endsWith(ANY)) {
      Version compared = wanted.local().isEmpty() ? candidate.withoutLocal() : candidate;
      return compared.compareTo(wanted) == 0;
    }
    return hasPrefix(candidate, wanted.release(), wanted);
  }

  private static boolean hasPrefix(Version candidate, List<BigInteger> prefix, Version wanted) {
    List<BigInteger> numbers = new ArrayList<>(candidate.release());
    while (numbers.size() < prefix.size()) {
      numbers.add(BigInteger.ZERO);
    }
    return candidate.epoch().equals(wanted.epoch())
        && numbers.subList(0, prefix.size()).equals(prefix);
  }

  /** {@code >1.7} admits neither {@code 1.7.post1} nor {@code 1.7+local}. */
  private static boolean isGreater(Version candidate, Version wanted) {
    if (candidate.compareTo(wanted) <= 0) {
      return false;
    }
    boolean sameBase = candidate.base().compareTo(wanted.base()) == 0;
    boolean onlyPost = candidate.post().isPresent() && wanted.post().isEmpty() && sameBase;
    boolean onlyLocal = !candidate.local().isEmpty() && sameBase;
    return !onlyPost && !onlyLocal;
  }

  /** {@code <3.1} does not admit {@code 3.1rc1}. */
  private static boolean isLess(Version candidate, Version wanted) {
    if (candidate.compareTo(wanted) >= 0) {
      return false;
    }
    boolean sameBase = candidate.base().compareTo(wanted.base()) == 0;
    return wanted.isPreRelease() || !candidate.isPreRelease() || !sameBase;
  }

  @Override
  public String toString() {
    return operator + version;
  }
}
