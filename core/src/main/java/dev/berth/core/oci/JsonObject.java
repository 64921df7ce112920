package dev.berth.core.oci;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that others wrote, read leniently: a missing property and a null one are the same,
 * and so is an empty array where Go programs write null. A property of another type is an error.
 */
public final class JsonObject {

  /** Without any property. */
  public static final JsonObject EMPTY = new JsonObject(new TreeMap<>());

  private final SortedMap<String, Object> properties;

  private JsonObject(SortedMap<String, Object> properties) {
    this.properties = Collections.unmodifiableSortedMap(properties);
  }

  static JsonObject of(Map<?, ?> map) {
    SortedMap<String, Object> properties = new TreeMap<>();
    map.forEach(
        (name, value) -> {
          if (value != null) {
            properties.put((String) name, value);
          }
        });
    return new JsonObject(properties);
  }

  /** The properties that are not null. */
  public SortedMap<String, Object> properties() {
    return properties;
  }

  /** The properties that are not null, without these. */
  public SortedMap<String, Object> without(Collection<String> names) {
    SortedMap<String, Object> others = new TreeMap<>(properties);
    others.keySet().removeAll(names);
    return others;
  }

  /** Whether there is such a property. */
  public boolean has(String name) {
    return properties.containsKey(name);
  }

  /** A text. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(properties.get(name)).map(value -> textOf(name, value));
  }

  /**
   * A text that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  /** A whole number. */
  public OptionalLong number(String name) {
    Object value = properties.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Integer || value instanceof Long) {
      return OptionalLong.of(((Number) value).longValue());
    }
    throw wrongType(name, "a whole number");
  }

  /** A truth value; false when it is missing. */
  public boolean flag(String name) {
    Object value = properties.getOrDefault(name, Boolean.FALSE);
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw wrongType(name, "true or false");
  }

  /** An object. */
  public Optional<JsonObject> object(String name) {
    return Optional.ofNullable(properties.get(name)).map(value -> objectOf(name, value));
  }

  /**
   * An object that must be there.
   *
   * @throws IllegalArgumentException when it is not
   */
  public JsonObject requiredObject(String name) {
    return object(name).orElseThrow(() -> missing(name));
  }

  /** An array of objects. */
  public List<JsonObject> objects(String name) {
    return array(name).stream().map(item -> objectOf(name, item)).toList();
  }

  /** An array of texts. */
  public List<String> texts(String name) {
    return array(name).stream().map(item -> textOf(name, item)).toList();
  }

  /** An object whose properties are all texts. */
  public SortedMap<String, String> textMap(String name) {
    SortedMap<String, String> texts = new TreeMap<>();
    object(name)
        .ifPresent(
            object ->
                object.properties.forEach((key, value) -> texts.put(key, textOf(key, value))));
    return texts;
  }

  private List<Object> array(String name) {
    Object value = properties.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return new ArrayList<>(list);
    }
    throw wrongType(name, "an array");
  }

  private static String textOf(String name, @Nullable Object value) {
    if (value instanceof String text) {
      return text;
    }
    throw wrongType(name, "a text");
  }

  private static JsonObject objectOf(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    throw wrongType(name, "an object");
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException("`" + name + "` is missing");
  }

  private static IllegalArgumentException wrongType(String name, String expected) {
    return new IllegalArgumentException("`" + name + "` is not " + expected);
  }
}
