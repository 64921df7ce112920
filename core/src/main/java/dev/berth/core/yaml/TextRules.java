package dev.berth.core.yaml;

import dev.berth.core.Suggestion;
import java.util.Optional;

/** Holds texts against what a {@link Shape.Text} allows. */
final class TextRules {

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
    if (!shape.form().matcher(text).matches()) {
      Mistake mistake =
          Mistake.of(subject + " cannot be " + found).because("expected " + shape.inWords());
      return Optional.of(shape.advice().apply(text).map(mistake::hint).orElse(mistake));
    }
    return shape.rule().apply(text);
  }
}
