package dev.berth.core.yaml;

import dev.berth.core.SourceExcerpt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A value of a YAML file that has its {@link Shape}, with the place where it stands. */
public sealed interface Value {

  SourceExcerpt where();

  /** The value as texts, numbers, truth values, lists and maps. */
  Object plain();

  /** A text, or another scalar as it was written. */
  record TextValue(String text, SourceExcerpt where) implements Value {

    @Override
    public String plain() {
      return text;
    }
  }

  /** A whole number. */
  record NumberValue(long number, SourceExcerpt where) implements Value {

    @Override
    public Long plain() {
      return number;
    }
  }

  record TruthValue(boolean truth, SourceExcerpt where) implements Value {

    @Override
    public Boolean plain() {
      return truth;
    }
  }

  /**
   * The items that have their shape.
   *
   * @param single whether it was one value without a list around it
   */
  record ListValue(List<Value> items, boolean single, SourceExcerpt where) implements Value {

    public ListValue {
      items = List.copyOf(items);
    }

    public List<TextValue> texts() {
      return items.stream().map(TextValue.class::cast).toList();
    }

    public List<String> strings() {
      return texts().stream().map(TextValue::text).toList();
    }

    @Override
    public List<Object> plain() {
      return items.stream().map(Value::plain).toList();
    }
  }

  /** The entries that have their shape, in the order of the file. */
  record MapValue(Map<String, Value> entries, SourceExcerpt where) implements Value {

    public MapValue {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A text; an empty one says nothing. */
    public Optional<String> string(String key) {
      return text(key).map(TextValue::text).filter(text -> !text.isEmpty());
    }

    public Optional<TextValue> text(String key) {
      return find(key, TextValue.class);
    }

    public Optional<ListValue> list(String key) {
      return find(key, ListValue.class);
    }

    public Optional<MapValue> map(String key) {
      return find(key, MapValue.class);
    }

    public Optional<OpaqueValue> opaque(String key) {
      return find(key, OpaqueValue.class);
    }

    /** The texts of a list; empty ones say nothing. */
    public List<String> strings(String key) {
      return list(key).map(ListValue::strings).orElse(List.of()).stream()
          .filter(text -> !text.isEmpty())
          .toList();
    }

    /** A map of texts, or none when it is not there. */
    public Map<String, String> dictionary(String key) {
      Map<String, String> texts = new LinkedHashMap<>();
      map(key)
          .ifPresent(
              map ->
                  map.entries()
                      .forEach((name, value) -> texts.put(name, ((TextValue) value).text())));
      return texts;
    }

    public Optional<NumberValue> number(String key) {
      return find(key, NumberValue.class);
    }

    public Optional<TruthValue> truth(String key) {
      return find(key, TruthValue.class);
    }

    /** A value of any kind. */
    public Optional<Value> find(String key) {
      return Optional.ofNullable(entries.get(key));
    }

    @Override
    public Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach((key, value) -> plain.put(key, value.plain()));
      return plain;
    }

    private <T extends Value> Optional<T> find(String key, Class<T> kind) {
      return Optional.ofNullable(entries.get(key)).map(kind::cast);
    }
  }

  /** A map of texts, numbers, truth values, lists and maps which is none of ours. */
  record OpaqueValue(Map<String, Object> content, SourceExcerpt where) implements Value {

    public OpaqueValue {
      content = Collections.unmodifiableMap(new LinkedHashMap<>(content));
    }

    @Override
    public Map<String, Object> plain() {
      return content;
    }
  }
}
