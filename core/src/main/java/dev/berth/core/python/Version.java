package dev.berth.core.python;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The version of a Python distribution (version specifiers specification, PEP 440): {@code
 * 1!2.0rc1.post3.dev4+local.5}. The order is the specification's, by which {@code 1.0} and {@code
 * 1.0.0} compare as equal; {@code equals} tells them apart, as {@code BigDecimal} does.
 *
 * @param epoch 0 when the text has none
 * @param release at least one number
 * @param pre an alpha, beta or release candidate
 * @param post the number of a post-release
 * @param dev the number of a developmental release
 * @param local the parts behind {@code +}, lower case
 */
public record Version(
    BigInteger epoch,
    List<BigInteger> release,
    Optional<PreRelease> pre,
    Optional<BigInteger> post,
    Optional<BigInteger> dev,
    List<String> local)
    implements Comparable<Version> {

  /** What comes before a release: {@code rc1}. */
  public record PreRelease(Phase phase, BigInteger number) implements Comparable<PreRelease> {

    /** The phases in their order. */
    public enum Phase {
      A,
      B,
      RC
    }

    @Override
    public int compareTo(PreRelease other) {
      int byPhase = phase.compareTo(other.phase);
      return byPhase != 0 ? byPhase : number.compareTo(other.number);
    }

    @Override
    public String toString() {
      return phase.name().toLowerCase(Locale.ROOT) + number;
    }
  }

  /** No project has a longer one; the bound keeps a hostile text from costing more than a look. */
  private static final int MAX_LENGTH = 256;

  private static final Pattern FORM =
      Pattern.compile(
          "v?(?:(?<epoch>[0-9]+)!)?(?<release>[0-9]+(?:\\.[0-9]+)*)"
              + "(?:[-_.]?(?<phase>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?<pre>[0-9]*))?"
              + "(?<post>-(?<postAlone>[0-9]+)|[-_.]?(?:post|rev|r)[-_.]?(?<postNumber>[0-9]*))?"
              + "(?<dev>[-_.]?dev[-_.]?(?<devNumber>[0-9]*))?"
              + "(?:\\+(?<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?");

  public Version {
    release = List.copyOf(release);
    local = List.copyOf(local);
    if (release.isEmpty()) {
      throw new IllegalArgumentException("a version has at least one number");
    }
  }

  /**
   * Reads a version in any of the spellings that the specification normalizes.
   *
   * @throws IllegalArgumentException when the text is not a version
   */
  public static Version parse(String text) {
    return find(text)
        .orElseThrow(() -> new IllegalArgumentException("not a version (PEP 440): `" + text + "`"));
  }

  /** The version that the text spells, if it does. */
  public static Optional<Version> find(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new Version(
            matcher.group("epoch") == null ? BigInteger.ZERO : number(matcher.group("epoch")),
            Stream.of(matcher.group("release").split("\\.")).map(Version::number).toList(),
            preRelease(matcher),
            postRelease(matcher),
            matcher.group("dev") == null
                ? Optional.empty()
                : Optional.of(number(matcher.group("devNumber"))),
            localParts(matcher.group("local"))));
  }

  private static Optional<PreRelease> preRelease(Matcher matcher) {
    String phase = matcher.group("phase");
    if (phase == null) {
      return Optional.empty();
    }
    PreRelease.Phase known =
        switch (phase) {
          case "a", "alpha" -> PreRelease.Phase.A;
          case "b", "beta" -> PreRelease.Phase.B;
          default -> PreRelease.Phase.RC;
        };
    return Optional.of(new PreRelease(known, number(matcher.group("pre"))));
  }

  private static Optional<BigInteger> postRelease(Matcher matcher) {
    if (matcher.group("post") == null) {
      return Optional.empty();
    }
    String alone = matcher.group("postAlone");
    return Optional.of(number(alone == null ? matcher.group("postNumber") : alone));
  }

  private static List<String> localParts(@Nullable String local) {
    return local == null
        ? List.of()
        : Stream.of(local.split("[-_.]"))
            .map(part -> isNumber(part) ? number(part).toString() : part)
            .toList();
  }

  /** An omitted number is zero: {@code 1.0a} is {@code 1.0a0}. */
  private static BigInteger number(String digits) {
    return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
  }

  static boolean isNumber(String part) {
    return part.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Whether the version is a pre-release or a developmental one, which are not chosen unasked. */
  public boolean isPreRelease() {
    return pre.isPresent() || dev.isPresent();
  }

  /** This version without its local part. */
  public Version withoutLocal() {
    return new Version(epoch, release, pre, post, dev, List.of());
  }

  /** The epoch and the numbers of the release alone: {@code 2.0} of {@code 2.0rc1.post3}. */
  public Version base() {
    return new Version(
        epoch, release, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  @Override
  public int compareTo(Version other) {
    return VersionOrder.INSTANCE.compare(this, other);
  }

  /** The normal form, which is what a file name or a lock holds. */
  @Override
  public String toString() {
    return (epoch.signum() == 0 ? "" : epoch + "!")
        + release.stream().map(BigInteger::toString).collect(Collectors.joining("."))
        + pre.map(PreRelease::toString).orElse("")
        + post.map(number -> ".post" + number).orElse("")
        + dev.map(number -> ".dev" + number).orElse("")
        + (local.isEmpty() ? "" : "+" + String.join(".", local));
  }
}
