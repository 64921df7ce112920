package dev.berth.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a value of a YAML file may be. The reader checks files against it, and the JSON Schema for
 * editors is written from it, so that the two cannot drift apart.
 */
public sealed interface Shape {

  /** What the value means, for the person who writes it. */
  String description();

  /** Which scalars a text may be written as, beside text itself. */
  enum Spelling {
    TEXT,
    /** {@code 3.10} without quotes: what counts is how it is written. */
    TEXT_OR_NUMBER,
    /** Numbers, {@code true} and {@code false}. */
    ANY_SCALAR
  }

  /**
   * One text.
   *
   * @param choices all it can be; empty when it is free
   * @param form what it must match, with {@link #expected} in words
   * @param advice what to do with a text that does not match it; for choices, the one that is meant
   * @param rule what else keeps it from being right
   */
  record Text(
      String description,
      Spelling spelling,
      List<String> choices,
      Pattern form,
      String expected,
      Function<String, Optional<String>> advice,
      Function<String, Optional<Mistake>> rule)
      implements Shape {

    static final Pattern ANYTHING = Pattern.compile("[\\s\\S]+");
    static final Pattern ANYTHING_OR_NOTHING = Pattern.compile("[\\s\\S]*");

    public Text {
      choices = List.copyOf(choices);
    }

    /** What is expected. */
    public String inWords() {
      return choices.isEmpty() ? expected : Wording.oneOf(choices);
    }

    /** A text that is not empty. */
    public static Text of(String description) {
      return new Text(
          description,
          Spelling.TEXT,
          List.of(),
          ANYTHING,
          "a text",
          text -> Optional.empty(),
          text -> Optional.empty());
    }

    public Text spelled(Spelling allowed) {
      return new Text(description, allowed, choices, form, expected, advice, rule);
    }

    public Text oneOf(List<String> texts) {
      return new Text(description, spelling, texts, form, expected, advice, rule);
    }

    /** An empty text, too: where a value is wanted it is one, else it says nothing. */
    public Text orEmpty() {
      return new Text(
          description,
          spelling,
          choices,
          form == ANYTHING ? ANYTHING_OR_NOTHING : Pattern.compile("(?:" + form + ")?"),
          expected,
          advice,
          text -> text.isEmpty() ? Optional.empty() : rule.apply(text));
    }

    public Text matching(String regex, String words) {
      return new Text(description, spelling, choices, Pattern.compile(regex), words, advice, rule);
    }

    public Text advising(Function<String, Optional<String>> hint) {
      return new Text(description, spelling, choices, form, expected, hint, rule);
    }

    public Text checkedBy(Function<String, Optional<Mistake>> check) {
      return new Text(description, spelling, choices, form, expected, advice, check);
    }

    /**
     * What keeps a text from fitting this shape.
     *
     * @param subject the value's name in a message
     */
    public Optional<Mistake> findMistake(String subject, String text) {
      return TextRules.find(this, subject, text);
    }
  }

  /**
   * A list.
   *
   * @param orSingle whether one item may stand there without a list around it
   */
  record Sequence(String description, Shape items, boolean orSingle) implements Shape {}

  /** A map whose keys the user chooses, each of this form. */
  record Dictionary(String description, Text keys, Text values) implements Shape {}

  /**
   * A map whose keys we know.
   *
   * @param required the keys that must be there, each with a line to add
   * @param retired keys of old files, each with what replaces them
   */
  record Block(
      String description,
      Map<String, Shape> fields,
      Map<String, String> required,
      Map<String, String> retired)
      implements Shape {

    public Block {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      required = Map.copyOf(required);
      retired = Map.copyOf(retired);
    }

    public static Block of(String description, Map<String, Shape> fields) {
      return new Block(description, fields, Map.of(), Map.of());
    }
  }

  /** A map which belongs to another tool and is kept as it is. */
  record Opaque(String description) implements Shape {}

  /** Either a text or a block with at least one of its keys. */
  record TextOrBlock(String description, Text text, Block block) implements Shape {}
}
