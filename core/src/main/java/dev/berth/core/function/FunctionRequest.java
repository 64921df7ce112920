package dev.berth.core.function;

import java.util.List;
import java.util.Optional;

/**
 * What to run and how: everything that function, task, profile and options say, checked.
 *
 * @param notes what its author should know
 * @param values every value that counts and where it came from, in the order of the documentation
 */
public record FunctionRequest(
    FunctionSpec function, TaskSpec task, List<Note> notes, List<ExplainedValue> values) {

  public FunctionRequest {
    notes = List.copyOf(notes);
    values = List.copyOf(values);
  }

  /**
   * Where a value, or the first value of a group, came from.
   *
   * @param key {@code affinity}, {@code resources.limits}
   */
  public Optional<Origin> originOf(String key) {
    return values.stream()
        .filter(value -> value.key().equals(key) || value.key().startsWith(key + "."))
        .map(ExplainedValue::origin)
        .findFirst();
  }
}
