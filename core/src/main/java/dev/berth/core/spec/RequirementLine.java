package dev.berth.core.spec;

import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One requirement as a line of a requirements file holds it.
 *
 * @param requirement what stands before the options
 * @param options the words from the first option on
 */
record RequirementLine(String requirement, List<String> options) {

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final String HASH = "--hash";
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

  /** The algorithms that pip takes, with the number of their hex digits. */
  private static final Map<String, Integer> ALGORITHMS =
      Map.of("sha256", 64, "sha384", 96, "sha512", 128);

  RequirementLine {
    options = List.copyOf(options);
  }

  /** Splits where the first word begins with {@code -}, as pip does. */
  static RequirementLine split(String line) {
    String text = line.strip();
    int option = text.startsWith("-") ? 0 : text.indexOf(" -");
    if (option < 0) {
      option = text.indexOf("\t-");
    }
    if (option < 0) {
      return new RequirementLine(text, List.of());
    }
    return new RequirementLine(
        text.substring(0, option).strip(), List.of(SPACE.split(text.substring(option).strip())));
  }

  /** What keeps the options from being hashes. */
  Optional<Mistake> findMistakeInOptions() {
    for (int i = 0; i < options.size(); i++) {
      String word = options.get(i);
      if (word.equals(HASH) && i + 1 < options.size()) {
        i++;
      } else if (!word.startsWith(HASH + "=")) {
        return Optional.of(
            Mistake.of("a requirement cannot have the option `" + Wording.shown(word) + "`")
                .because("expected `--hash=sha256:` and 64 hex digits"));
      }
    }
    return hashes().stream()
        .map(RequirementLine::findMistakeInHash)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<Mistake> findMistakeInHash(String hash) {
    int colon = hash.indexOf(':');
    Mistake mistake = Mistake.of("not a hash: `" + Wording.shown(hash) + "`");
    Optional<Integer> length =
        Optional.ofNullable(ALGORITHMS.get(colon < 0 ? "" : hash.substring(0, colon)));
    if (length.isEmpty()) {
      return Optional.of(mistake.because("expected `sha256:`, `sha384:` or `sha512:` in front"));
    }
    String digits = hash.substring(colon + 1);
    return digits.length() == length.get() && HEX.matcher(digits).matches()
        ? Optional.empty()
        : Optional.of(mistake.because("expected " + length.get() + " hex digits behind the `:`"));
  }

  private List<String> hashes() {
    List<String> hashes = new ArrayList<>();
    for (int i = 0; i < options.size(); i++) {
      String word = options.get(i);
      hashes.add(word.equals(HASH) ? options.get(++i) : word.substring(HASH.length() + 1));
    }
    return hashes;
  }

  /** The line in one normal form. */
  @Override
  public String toString() {
    StringBuilder line = new StringBuilder(requirement);
    hashes().forEach(hash -> line.append(" ").append(HASH).append("=").append(hash));
    return line.toString();
  }
}
