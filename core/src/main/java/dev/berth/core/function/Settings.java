package dev.berth.core.function;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Values by their {@link Key}, each with where it came from. Merging is by key: what has a name of
 * its own (a variable, a volume, a limit) is merged one by one, everything else as a whole.
 */
final class Settings {

  private record Setting(Key<?> key, Sourced<?> sourced) {}

  private final Map<String, Setting> values = new LinkedHashMap<>();

  <T> void put(Key<T> key, T value, Origin origin) {
    put(key, new Sourced<>(value, origin));
  }

  private void put(Key<?> key, Sourced<?> sourced) {
    values.remove(key.replaces());
    values.put(key.name(), new Setting(key, sourced));
  }

  <T> void putDefault(Key<T> key, T value) {
    if (!values.containsKey(key.name())) {
      put(key, value, new Origin.Default());
    }
  }

  void remove(Key<?> key) {
    values.remove(key.name());
  }

  /** Takes all that these say, and forgets what stood in its place. */
  void overrideWith(Settings others) {
    others.values.values().forEach(other -> put(other.key(), other.sourced()));
  }

  /** Each value that is not the same here and there: what is here, and what is there. */
  void forEachDifference(Settings others, BiConsumer<ExplainedValue, ExplainedValue> action) {
    others.values.forEach(
        (name, other) -> {
          Setting own = values.get(name);
          if (own != null && !own.sourced().value().equals(other.sourced().value())) {
            action.accept(
                ExplainedValue.of(name, own.sourced()), ExplainedValue.of(name, other.sourced()));
          }
        });
  }

  <T> Optional<Sourced<T>> find(Key<T> key) {
    return Optional.ofNullable(values.get(key.name())).map(found -> typed(key, found));
  }

  <T> Optional<T> value(Key<T> key) {
    return find(key).map(Sourced::value);
  }

  /** The values of a group by their own names, in the order in which they were said. */
  <T> Map<String, Sourced<T>> all(Key<T> group) {
    String prefix = group.name() + ".";
    Map<String, Sourced<T>> all = new LinkedHashMap<>();
    values.forEach(
        (name, found) -> {
          if (name.startsWith(prefix)) {
            all.put(name.substring(prefix.length()), typed(group, found));
          }
        });
    return all;
  }

  /** The names and values of a group, without where they came from. */
  <T> Map<String, T> values(Key<T> group) {
    Map<String, T> plain = new LinkedHashMap<>();
    all(group).forEach((name, sourced) -> plain.put(name, sourced.value()));
    return plain;
  }

  private static <T> Sourced<T> typed(Key<T> key, Setting found) {
    return new Sourced<>(key.type().cast(found.sourced().value()), found.sourced().origin());
  }

  /** The table of all values. */
  List<ExplainedValue> explained() {
    return values.entrySet().stream()
        .sorted((a, b) -> Integer.compare(Keys.rank(a.getKey()), Keys.rank(b.getKey())))
        .map(entry -> ExplainedValue.of(entry.getKey(), entry.getValue().sourced()))
        .toList();
  }
}
