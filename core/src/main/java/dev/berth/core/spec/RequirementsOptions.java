package dev.berth.core.spec;

import dev.berth.core.Problem;
import dev.berth.core.Suggestion;
import dev.berth.core.yaml.Mistake;
import dev.berth.core.yaml.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a line of options in a requirements file. */
final class RequirementsOptions {

  /** What an option of a requirements file says to us. */
  enum Kind {
    REQUIREMENT,
    CONSTRAINT,
    INDEX_URL,
    EXTRA_INDEX_URL,
    FIND_LINKS,
    TRUSTED_HOST
  }

  /** An option with its value. */
  record Option(Kind kind, String value) {}

  private static final Map<String, Kind> WITH_VALUE = new LinkedHashMap<>();

  static {
    WITH_VALUE.put("--requirement", Kind.REQUIREMENT);
    WITH_VALUE.put("--constraint", Kind.CONSTRAINT);
    WITH_VALUE.put("--index-url", Kind.INDEX_URL);
    WITH_VALUE.put("--extra-index-url", Kind.EXTRA_INDEX_URL);
    WITH_VALUE.put("--find-links", Kind.FIND_LINKS);
    WITH_VALUE.put("--trusted-host", Kind.TRUSTED_HOST);
  }

  private static final Map<String, String> LONG_NAMES =
      Map.of(
          "-r", "--requirement",
          "-c", "--constraint",
          "-i", "--index-url",
          "-f", "--find-links",
          "-e", "--editable",
          "--pypi-url", "--index-url");

  /** Options that pip takes in a requirements file and we do not, with what to do. */
  private static final Map<String, String> REFUSED =
      Map.of(
          "--no-index", "set `PIP_NO_INDEX=1` in the environment",
          "--pre", "admit a pre-release where it is wanted, as in `torch>=2.9.0rc1`",
          "--require-hashes", "remove it: the lock holds the sha256 of every file",
          "--use-feature", "remove it: nothing is installed by pip",
          "--no-binary", "remove it, or build a wheel and list it under `wheels:`");

  private final Consumer<Problem> report;
  private final List<Option> options = new ArrayList<>();

  private RequirementsOptions(Consumer<Problem> report) {
    this.report = report;
  }

  /** The options of a line that begins with {@code -}; what is wrong with them is reported. */
  static List<Option> parse(String line, Consumer<Problem> report) {
    RequirementsOptions parser = new RequirementsOptions(report);
    parser.parseWords(words(line), line);
    return parser.options;
  }

  /** The words of a line, of which those in quotes may hold spaces. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int quote = 0;
    for (char c : line.toCharArray()) {
      if (c == quote) {
        quote = 0;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
    }
    words.add(word.toString());
    words.removeIf(String::isEmpty);
    return words;
  }

  private void parseWords(List<String> words, String line) {
    int next = 0;
    while (next < words.size()) {
      Word word = Word.of(words.get(next++));
      Kind kind = WITH_VALUE.get(word.name());
      if (kind == null && !isSatisfied(word)) {
        report.accept(refusal(word, line));
        return;
      }
      if (word.name().equals("--prefer-binary")) {
        continue;
      }
      Optional<String> value =
          word.value().isPresent()
              ? word.value()
              : next < words.size() ? Optional.of(words.get(next++)) : Optional.empty();
      if (value.isEmpty()) {
        report.accept(Problem.of("the option `" + word.name() + "` has no value"));
      } else if (kind != null) {
        options.add(new Option(kind, value.get()));
      }
    }
  }

  /** Wheels are all we take, so who wants nothing else has it already. */
  private static boolean isSatisfied(Word word) {
    return word.name().equals("--only-binary") || word.name().equals("--prefer-binary");
  }

  private static Problem refusal(Word word, String line) {
    if (word.name().equals("--editable")) {
      Mistake editable = RequirementRules.editable(line);
      return new Problem(editable.message(), Optional.empty(), editable.causes(), editable.hint());
    }
    String advice = REFUSED.get(word.name());
    if (advice != null) {
      return Problem.of("the option `" + word.name() + "` is not supported").hint(advice);
    }
    Problem unknown =
        Problem.of("unknown option `" + Wording.shown(word.name()) + "` in a requirements file");
    List<String> known =
        Stream.concat(WITH_VALUE.keySet().stream(), Stream.of("--only-binary", "--hash")).toList();
    return Suggestion.nearest(word.name(), known)
        .map(nearest -> unknown.hint("did you mean `" + nearest + "`?"))
        .orElseGet(() -> unknown.because("expected " + Wording.oneOf(known)));
  }

  /** An option's long name, with the value that stands in the same word. */
  private record Word(String name, Optional<String> value) {

    static Word of(String text) {
      boolean isShort = text.length() > 2 && text.charAt(0) == '-' && text.charAt(1) != '-';
      int equals = text.indexOf('=');
      if (isShort && LONG_NAMES.containsKey(text.substring(0, 2))) {
        return new Word(LONG_NAMES.get(text.substring(0, 2)), Optional.of(text.substring(2)));
      }
      String name = equals < 0 ? text : text.substring(0, equals);
      return new Word(
          LONG_NAMES.getOrDefault(name, name),
          equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
    }
  }
}
