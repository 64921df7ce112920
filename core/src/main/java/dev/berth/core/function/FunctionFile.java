package dev.berth.core.function;

import dev.berth.core.Problem;
import dev.berth.core.yaml.Findings;
import dev.berth.core.yaml.Value;
import dev.berth.core.yaml.Value.MapValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A function.yaml by its parts, in whichever way they stand in it: side by side, the function
 * inside the task, or the task inside the function.
 *
 * @param function what describes the function
 * @param task what is done with it
 */
record FunctionFile(MapValue function, MapValue task) {

  static FunctionFile of(MapValue root, Findings findings) {
    Optional<MapValue> inside = root.map("function");
    Map<String, Value> function = new LinkedHashMap<>();
    Map<String, Value> task = new LinkedHashMap<>();
    root.entries()
        .forEach(
            (key, value) -> {
              if (inside.isEmpty() && FunctionShape.isOfFunction(key)) {
                function.put(key, value);
              } else if (!key.equals("function") && !key.equals("task")) {
                task.put(key, value);
              }
            });
    root.map("task")
        .ifPresent(
            block ->
                block
                    .entries()
                    .forEach(
                        (key, value) -> {
                          Value other = task.putIfAbsent(key, value);
                          if (other != null) {
                            findings.add(
                                Problem.of("`" + key + "` stands beside `task:` and in it")
                                    .at(value.where())
                                    .because("it is in line " + other.where().line() + " already"));
                          }
                        }));
    return new FunctionFile(
        inside.orElseGet(() -> new MapValue(function, root.where())),
        new MapValue(task, root.where()));
  }
}
