package dev.berth.core.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JSON Schemas (draft 2020-12) of YAML files, for editors. Written from the table that the reader
 * holds files against, a schema refuses no file that the reader takes. The reader refuses more: it
 * sees how a number is written, and what a text means.
 */
public final class JsonSchema {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+\\.[0-9]+");

  private JsonSchema() {}

  /**
   * The schema of a file, as maps, lists and texts in the order in which they are to be written.
   *
   * @param id what makes it this schema and no other
   * @param title the file's usual name
   */
  public static Map<String, Object> document(String id, String title, Shape root) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", id);
    schema.put("title", title);
    schema.putAll(of(root));
    return schema;
  }

  private static Map<String, Object> of(Shape shape) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("description", shape.description());
    if (shape instanceof Shape.Text text) {
      describe(text, schema);
    } else if (shape instanceof Shape.Sequence sequence) {
      describe(sequence, schema);
    } else if (shape instanceof Shape.Block block) {
      describe(block, schema);
    } else if (shape instanceof Shape.Dictionary dictionary) {
      schema.put("type", "object");
      schema.put("propertyNames", of(dictionary.keys()));
      schema.put("additionalProperties", of(dictionary.values()));
    } else if (shape instanceof Shape.Either either) {
      schema.put("anyOf", either.shapes().stream().map(JsonSchema::of).toList());
    } else if (shape instanceof Shape.ByKey choice) {
      schema.put("type", "object");
      schema.put("if", Map.of("required", List.of(choice.key())));
      schema.put("then", of(choice.with()));
      schema.put("else", of(choice.without()));
    } else if (shape instanceof Shape.Whole number) {
      schema.put("type", "integer");
      schema.put("minimum", number.least());
      if (number.most() != Long.MAX_VALUE) {
        schema.put("maximum", number.most());
      }
    } else if (shape instanceof Shape.Truth) {
      schema.put("type", "boolean");
    } else if (shape instanceof Shape.Opaque) {
      schema.put("type", "object");
    } else {
      throw new IllegalStateException("no schema for " + shape.getClass());
    }
    return schema;
  }

  private static void describe(Shape.Text text, Map<String, Object> schema) {
    if (!text.choices().isEmpty()) {
      schema.put("enum", choices(text));
      return;
    }
    schema.put("type", types(text.spelling()));
    if (text.form() == Shape.Text.ANYTHING) {
      schema.put("minLength", 1);
    } else if (text.form() != Shape.Text.ANYTHING_OR_NOTHING) {
      schema.put("pattern", "^(?:" + text.form() + ")$");
    }
  }

  private static Object types(Shape.Spelling spelling) {
    return switch (spelling) {
      case TEXT -> "string";
      case TEXT_OR_NUMBER -> List.of("string", "number");
      case ANY_SCALAR -> List.of("string", "number", "boolean");
    };
  }

  /** A choice that looks like a number is one to an editor, which takes 3.10 for 3.1. */
  private static List<Object> choices(Shape.Text text) {
    Stream<Double> numbers =
        text.spelling() == Shape.Spelling.TEXT
            ? Stream.empty()
            : text.choices().stream()
                .filter(choice -> NUMBER.matcher(choice).matches())
                .map(Double::valueOf);
    List<Object> choices = new ArrayList<>(text.choices());
    choices.addAll(numbers.distinct().toList());
    return choices;
  }

  private static void describe(Shape.Sequence sequence, Map<String, Object> schema) {
    Map<String, Object> list = new LinkedHashMap<>();
    list.put("type", "array");
    list.put("items", of(sequence.items()));
    if (sequence.orSingle()) {
      schema.put("anyOf", List.of(of(sequence.items()), list));
    } else {
      schema.putAll(list);
    }
  }

  private static void describe(Shape.Block block, Map<String, Object> schema) {
    Map<String, Object> properties = new LinkedHashMap<>();
    block.fields().forEach((key, field) -> properties.put(key, of(field)));
    block.aliases().forEach((other, key) -> properties.put(other, of(block.fields().get(key))));
    schema.put("type", "object");
    schema.put("properties", properties);
    if (!block.mayBeEmpty()) {
      schema.put("minProperties", 1);
    }
    List<String> required = new ArrayList<>();
    List<Object> inEitherSpelling = new ArrayList<>();
    for (String key : new TreeSet<>(block.required().keySet())) {
      List<String> spellings = new ArrayList<>(List.of(key));
      block
          .aliases()
          .forEach(
              (other, meant) -> spellings.addAll(meant.equals(key) ? List.of(other) : List.of()));
      if (spellings.size() == 1) {
        required.add(key);
      } else {
        inEitherSpelling.add(
            Map.of(
                "anyOf", spellings.stream().map(one -> Map.of("required", List.of(one))).toList()));
      }
    }
    if (!required.isEmpty()) {
      schema.put("required", required);
    }
    if (!inEitherSpelling.isEmpty()) {
      schema.put("allOf", inEitherSpelling);
    }
    schema.put("additionalProperties", false);
  }
}
