package dev.berth.core.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of a resource, as Kubernetes writes it: {@code 250m} of a processor, {@code 512Mi}
 * bytes, {@code 1.5}, {@code 2e3} (Kubernetes API reference, "Quantity"). Never negative, and less
 * than 2^63.
 *
 * @param amount the exact value: processors, bytes or pieces
 * @param text as it was written
 */
public record Quantity(BigDecimal amount, String text) implements Comparable<Quantity> {

  /** What is expected, for people. */
  static final String FORM = "a Kubernetes quantity such as `500m`, `1.5`, `2e3` or `512Mi`";

  /** The grammar, without the sign that no amount has. */
  static final String REGEX =
      "\\+?([0-9]{1,30}(?:\\.[0-9]{0,30})?|\\.[0-9]{1,30})"
          + "(?:(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E)|[eE]([+-]?[0-9]{1,3}))?";

  private static final Pattern GRAMMAR = Pattern.compile(REGEX);

  private static final Map<String, BigDecimal> FACTORS =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", powerOfTwo(10)),
          Map.entry("Mi", powerOfTwo(20)),
          Map.entry("Gi", powerOfTwo(30)),
          Map.entry("Ti", powerOfTwo(40)),
          Map.entry("Pi", powerOfTwo(50)),
          Map.entry("Ei", powerOfTwo(60)));

  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  /** Units that people write, in small letters, and those that are meant. */
  private static final Map<String, String> MEANT =
      Map.ofEntries(
          Map.entry("b", ""),
          Map.entry("kb", "k"),
          Map.entry("mb", "M"),
          Map.entry("gb", "G"),
          Map.entry("tb", "T"),
          Map.entry("k", "k"),
          Map.entry("g", "G"),
          Map.entry("t", "T"),
          Map.entry("ki", "Ki"),
          Map.entry("mi", "Mi"),
          Map.entry("gi", "Gi"),
          Map.entry("ti", "Ti"),
          Map.entry("kib", "Ki"),
          Map.entry("mib", "Mi"),
          Map.entry("gib", "Gi"),
          Map.entry("tib", "Ti"),
          Map.entry("cpu", ""),
          Map.entry("cpus", ""),
          Map.entry("core", ""),
          Map.entry("cores", ""));

  private static final Pattern WITH_OTHER_UNIT =
      Pattern.compile("([0-9]{1,30}(?:\\.[0-9]{1,30})?) ?([A-Za-z]{0,5})");

  public Quantity {
    if (amount.signum() < 0 || amount.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("it is not less than 2^63");
    }
  }

  /**
   * Reads a quantity.
   *
   * @throws IllegalArgumentException when the text is none
   */
  public static Quantity parse(String text) {
    Matcher matcher = GRAMMAR.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected " + FORM);
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    if (matcher.group(2) != null) {
      number = number.multiply(FACTORS.get(matcher.group(2)));
    } else if (matcher.group(3) != null) {
      number = number.scaleByPowerOfTen(Integer.parseInt(matcher.group(3)));
    }
    return new Quantity(number, text);
  }

  /** Whether {@link #parse} takes this text. */
  static boolean isQuantity(String text) {
    try {
      parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The quantity that may be meant by a text that is none: {@code 512M} for {@code 512 MB}. */
  static Optional<String> nearest(String text) {
    Matcher matcher = WITH_OTHER_UNIT.matcher(text.strip());
    return matcher.matches()
        ? Optional.ofNullable(MEANT.get(matcher.group(2).toLowerCase(Locale.ROOT)))
            .map(unit -> matcher.group(1) + unit)
            .filter(Quantity::isQuantity)
        : Optional.empty();
  }

  private static BigDecimal powerOfTwo(int exponent) {
    return BigDecimal.valueOf(2).pow(exponent);
  }

  /** Whole units, bytes most of all; a part of one counts as one, as in Kubernetes. */
  public long units() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /**
   * Thousandths, of a processor most of all; a part of one counts as one.
   *
   * @throws ArithmeticException when there are more than a long can count
   */
  public long thousandths() {
    return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** Whether there is no part of a unit. */
  public boolean isWhole() {
    return amount.stripTrailingZeros().scale() <= 0;
  }

  /** By amount: {@code 1000m} is as much as {@code 1}. */
  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public String toString() {
    return text;
  }
}
