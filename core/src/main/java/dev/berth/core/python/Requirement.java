package dev.berth.core.python;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A requirement of a Python distribution (dependency specifiers specification, PEP 508): {@code
 * requests[security]>=2.8.1,==2.8.*; python_version < "3.11"}.
 *
 * @param writtenName the name as it was written
 * @param extras as they were written
 * @param specifiers all must hold; empty when any version will do or a URL is given
 * @param url where exactly this distribution is: {@code name @ https://…}
 */
public record Requirement(
    String writtenName,
    List<String> extras,
    List<VersionSpecifier> specifiers,
    Optional<String> url,
    Optional<Marker> marker) {

  /**
   * Why a text is not a requirement.
   *
   * @param message with what was expected
   * @param offset where in the text, counted in {@code char} from 0
   */
  public record Mistake(String message, int offset) {}

  public Requirement {
    extras = List.copyOf(extras);
    specifiers = List.copyOf(specifiers);
  }

  /**
   * Reads a requirement.
   *
   * @throws IllegalArgumentException when the text is not one; {@link #findMistake} knows the place
   */
  public static Requirement parse(String text) {
    try {
      return new RequirementParser(text).parse();
    } catch (RequirementParser.MistakeException e) {
      throw new IllegalArgumentException(
          "not a requirement (PEP 508): `" + text + "`: " + e.mistake().message(), e);
    }
  }

  /** What keeps the text from being a requirement. */
  public static Optional<Mistake> findMistake(String text) {
    try {
      new RequirementParser(text).parse();
      return Optional.empty();
    } catch (RequirementParser.MistakeException e) {
      return Optional.of(e.mistake());
    }
  }

  /** The normalized name. */
  public PackageName name() {
    return PackageName.parse(writtenName);
  }

  /** Whether every specifier admits the version. */
  public boolean admits(Version version) {
    return specifiers.stream().allMatch(specifier -> specifier.contains(version));
  }

  /** The requirement in one normal form, which parses to an equal one. */
  @Override
  public String toString() {
    return writtenName
        + (extras.isEmpty() ? "" : "[" + String.join(",", extras) + "]")
        + specifiers.stream().map(VersionSpecifier::toString).collect(Collectors.joining(","))
        + url.map(address -> " @ " + address).orElse("")
        + marker.map(condition -> (url.isPresent() ? " ; " : "; ") + condition).orElse("");
  }
}
