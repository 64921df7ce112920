package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.ListValue;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.NumberValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Keeps what is said of where something may run. */
final class PlacementMapper {

  private static final String NO_EXECUTE = "NoExecute";

  private final MapValue values;
  private final Level level;

  PlacementMapper(MapValue values, Level level) {
    this.values = values;
    this.level = level;
  }

  void map() {
    values.find("node_selector").ifPresent(this::nodeSelector);
    values
        .map("affinity")
        .ifPresent(
            affinity -> {
              new AffinityRules(level).check(affinity);
              level.put(Keys.AFFINITY, new AffinitySpec(affinity.plain()), affinity);
            });
    values.list("tolerations").ifPresent(list -> list.items().forEach(this::toleration));
  }

  private void nodeSelector(Value selector) {
    if (selector instanceof MapValue map) {
      map.entries().forEach((key, value) -> label(key, (TextValue) value));
      return;
    }
    Set<String> keys = new HashSet<>();
    for (Value item : ((ListValue) selector).items()) {
      MapValue entry = (MapValue) item;
      Optional<TextValue> key = entry.text("key");
      Optional<TextValue> value = entry.text("value");
      if (key.isPresent() && !keys.add(key.get().text())) {
        level.report(Problem.of("the label `" + key.get().text() + "` stands twice"), key.get());
      } else if (key.isPresent() && value.isPresent()) {
        label(key.get().text(), value.get());
      }
    }
  }

  private void label(String key, TextValue value) {
    level.put(Keys.NODE_SELECTOR.named(key), value.text(), value);
  }

  /** The rules of Kubernetes' {@code ValidateTolerations}. */
  private void toleration(Value item) {
    MapValue entry = (MapValue) item;
    String operator = entry.string("operator").orElse(TolerationSpec.EQUAL);
    boolean exists = operator.equals(TolerationSpec.EXISTS);
    if (entry.string("key").isEmpty() && !exists) {
      level.report(
          Problem.of("a toleration without `key` tolerates everything")
              .hint("add `operator: Exists`"),
          entry);
    }
    if (exists && entry.string("value").isPresent()) {
      level.report(
          Problem.of("`value` cannot stand beside `operator: Exists`")
              .hint("leave it out, or write `operator: Equal`"),
          entry.text("value").orElseThrow());
    }
    Optional<NumberValue> seconds = entry.number("toleration_seconds");
    boolean timed = entry.string("effect").filter(NO_EXECUTE::equals).isPresent();
    if (seconds.isPresent() && !timed) {
      level.note(
          Keys.TOLERATIONS.name(),
          Problem.of("`toleration_seconds` does nothing here")
              .because("it is for the effect `" + NO_EXECUTE + "`"),
          seconds.get());
    }
    TolerationSpec toleration =
        new TolerationSpec(
            entry.string("key"),
            operator,
            entry.string("value"),
            entry.string("effect"),
            seconds.filter(number -> timed).map(NumberValue::number));
    level.put(Keys.TOLERATIONS.named(toleration.toString()), toleration, entry);
  }
}
