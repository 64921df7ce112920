package dev.berth.core.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

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
      Form form,
      String expected,
      Function<String, Optional<String>> advice,
      Function<String, Optional<Mistake>> rule)
      implements Shape {

    static final Form ANYTHING = new Form("[\\s\\S]+");
    static final Form ANYTHING_OR_NOTHING = new Form("[\\s\\S]*");

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
          form == ANYTHING ? ANYTHING_OR_NOTHING : form.orEmpty(),
          expected,
          advice,
          text -> text.isEmpty() ? Optional.empty() : rule.apply(text));
    }

    public Text matching(String regex, String words) {
      return new Text(description, spelling, choices, new Form(regex), words, advice, rule);
    }

    public Text advising(Function<String, Optional<String>> hint) {
      return new Text(description, spelling, choices, form, expected, hint, rule);
    }

    public Text checkedBy(Function<String, Optional<Mistake>> check) {
      return new Text(description, spelling, choices, form, expected, advice, check);
    }

    /**
     * A text that this parser takes, or refuses with an IllegalArgumentException that says why.
     *
     * @param what what it should be: {@code an image's name}
     */
    public Text parsedBy(String what, Consumer<String> parser) {
      return checkedBy(text -> TextRules.byParsing(what, text, parser));
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
  record Dictionary(String description, Text keys, Shape values) implements Shape {}

  /**
   * A map whose keys we know.
   *
   * @param spellings how else a key may be written
   * @param required the keys that must be there, each with a line to add
   * @param misplaced keys that cannot stand here though somebody may think so
   * @param mayBeEmpty whether it may have no key at all
   */
  record Block(
      String description,
      Map<String, Shape> fields,
      Spellings spellings,
      Map<String, String> required,
      Map<String, Advice> misplaced,
      boolean mayBeEmpty)
      implements Shape {

    public Block {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
      required = Map.copyOf(required);
      misplaced = Map.copyOf(misplaced);
    }

    public static Block of(String description, Map<String, Shape> fields) {
      return new Block(description, fields, Spellings.NONE, Map.of(), Map.of(), true);
    }

    /** These keys must be there: each with a line to add. */
    public Block requiring(Map<String, String> keys) {
      return new Block(description, fields, spellings, keys, misplaced, mayBeEmpty);
    }

    /** These keys cannot stand here, and this is said of them. */
    public Block misplacing(Map<String, Advice> keys) {
      return new Block(description, fields, spellings, required, keys, mayBeEmpty);
    }

    /** At least one key must be there. */
    public Block notEmpty() {
      return new Block(description, fields, spellings, required, misplaced, false);
    }

    /** Further spellings: each with the key that is meant. */
    public Block spelling(Map<String, String> others) {
      return new Block(description, fields, spellings.and(others), required, misplaced, mayBeEmpty);
    }

    /** Each key may be written {@code like_this} and {@code likeThis}. */
    public Block inBothCases() {
      return new Block(
          description, fields, spellings.andBothCases(), required, misplaced, mayBeEmpty);
    }

    /** Other spellings of the keys, each with the key that is meant. */
    public Map<String, String> aliases() {
      return spellings.of(fields.keySet());
    }

    /** The shape of a key, in whichever spelling; empty for one that is not known. */
    public Optional<Shape> field(String key) {
      return Optional.ofNullable(fields.get(canonical(key)));
    }

    /** The one spelling by which a key is known here. */
    public String canonical(String key) {
      return spellings.meant(key, fields.keySet());
    }
  }

  /**
   * What to say of a key that stands in the wrong place.
   *
   * @param reason why it cannot stand there
   * @param hint what to do
   */
  record Advice(String reason, String hint) {

    /** For a key of files as they were once. */
    public static Advice older(String hint) {
      return new Advice("it belongs to older files", hint);
    }
  }

  /** A map which belongs to another tool and is kept as it is. */
  record Opaque(String description) implements Shape {}

  /**
   * A whole number.
   *
   * @param least the least it can be
   * @param most the most it can be
   */
  record Whole(String description, long least, long most) implements Shape {

    /** What is expected. */
    public String inWords() {
      return most == Long.MAX_VALUE
          ? "a whole number, at least " + least
          : "a whole number from " + least + " to " + most;
    }
  }

  /** {@code true} or {@code false}. */
  record Truth(String description) implements Shape {}

  /**
   * One of several shapes, told apart by the kind of value that stands there: at most one of them
   * is a scalar, one a list, one a map.
   *
   * @param expected all of them in words
   */
  record Either(String description, String expected, List<Shape> shapes) implements Shape {

    public Either {
      shapes = List.copyOf(shapes);
    }

    /** The one of this kind. */
    public <T extends Shape> Optional<T> ofKind(Class<T> kind) {
      return shapes.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
  }

  /**
   * One of two maps, told apart by whether a key is there.
   *
   * @param with the map that has the key
   * @param without the map that has not
   */
  record ByKey(String description, String key, Block with, Block without) implements Shape {}
}
