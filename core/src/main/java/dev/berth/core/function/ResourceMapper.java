package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.MapValue;
import dev.berth.core.yaml.Value.TextValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps resources, in whichever of the three ways they were written: {@code {limits: {cpu: 1}}},
 * {@code {cpu: {limits: 1}}}, and {@code {cpu: 1}}, which is request and limit at once.
 */
final class ResourceMapper {

  private static final Map<String, String> NAMES =
      Map.of("mem", ResourceList.MEMORY, "gpu", ResourceList.GPU);

  private final Level level;
  private final Set<String> seen = new HashSet<>();

  ResourceMapper(Level level) {
    this.level = level;
  }

  void map(MapValue resources) {
    List.of(Keys.REQUESTS, Keys.LIMITS)
        .forEach(
            key ->
                resources
                    .map(part(key))
                    .ifPresent(
                        amounts ->
                            amounts
                                .entries()
                                .forEach((name, value) -> put(key, name, (TextValue) value))));
    for (String name : List.of("cpu", "mem", "gpu")) {
      resources.find(name).ifPresent(value -> both(name, value));
    }
    resources
        .text("disk")
        .flatMap(disk -> amount("disk", disk))
        .ifPresent(amount -> level.put(Keys.DISK, amount, resources.text("disk").orElseThrow()));
  }

  private void both(String name, Value value) {
    for (Key<Quantity> key : List.of(Keys.REQUESTS, Keys.LIMITS)) {
      if (value instanceof TextValue text) {
        put(key, name, text);
      } else {
        ((MapValue) value).text(part(key)).ifPresent(text -> put(key, name, text));
      }
    }
  }

  private static String part(Key<Quantity> key) {
    return key.name().substring(key.name().indexOf('.') + 1);
  }

  private void put(Key<Quantity> kind, String written, TextValue text) {
    String name = NAMES.getOrDefault(written, written);
    Key<Quantity> key = kind.named(name);
    if (!seen.add(key.name())) {
      level.report(Problem.of("`" + key.name() + "` is said twice"), text);
      return;
    }
    amount(name, text).ifPresent(amount -> level.put(key, amount, text));
  }

  /** The amount, when there can be such an amount of it. */
  private Optional<Quantity> amount(String name, TextValue text) {
    Quantity amount = Quantity.parse(text.text());
    Optional<Problem> problem = QuantityRules.problem(name, amount);
    problem.ifPresent(found -> level.report(found, text));
    return problem.isPresent() ? Optional.empty() : Optional.of(amount);
  }
}
