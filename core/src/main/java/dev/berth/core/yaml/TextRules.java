package dev.berth.core.yaml;

import dev.berth.core.Suggestion;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds texts against what a {@link Shape.Text} allows. */
final class TextRules {

  /** No name or address is longer, and not every parser is quick with one that is. */
  private static final int LONGEST_PARSED = 4096;

  private TextRules() {}

  /**
   * What keeps the text from fitting the shape.
   *
   * @param subject the value's name in a message
   */
  static Optional<Mistake> find(Shape.Text shape, String subject, String text) {
    if (text.indexOf('\0') >= 0) {
      return Optional.of(Mistake.of(subject + " cannot hold the character U+0000"));
    }
    String found = text.isEmpty() ? "an empty text" : "`" + Wording.shown(text) + "`";
    if (!shape.choices().isEmpty() && !shape.choices().contains(text)) {
      Mistake mistake =
          Mistake.of(subject + " cannot be " + found).because("expected " + shape.inWords());
      return Optional.of(
          shape
              .advice()
              .apply(text)
              .or(() -> Suggestion.nearestChoice(text, shape.choices()))
              .map(nearest -> mistake.hint("did you mean `" + nearest + "`?"))
              .orElse(mistake));
    }
    if (!shape.form().fits(text)) {
      Mistake mistake =
          Mistake.of(subject + " cannot be " + found).because("expected " + shape.inWords());
      return Optional.of(shape.advice().apply(text).map(mistake::hint).orElse(mistake));
    }
    return shape.rule().apply(text);
  }

  /** What a parser has against a text. */
  static Optional<Mistake> byParsing(String what, String text, Consumer<String> parser) {
    Mistake mistake = Mistake.of("not " + what + ": `" + Wording.shown(text) + "`");
    if (text.length() > LONGEST_PARSED) {
      return Optional.of(mistake.because("it is too long"));
    }
    try {
      parser.accept(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(mistake.because(String.valueOf(e.getMessage())));
    }
  }
}
