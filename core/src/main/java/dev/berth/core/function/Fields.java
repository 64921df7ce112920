package dev.berth.core.function;

import dev.berth.core.yaml.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keys with their shapes, in the order in which they are to be shown. */
final class Fields {

  private Fields() {}

  /** Keys and shapes in turn. */
  static Map<String, Shape> of(Object... keysAndShapes) {
    Map<String, Shape> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndShapes.length; i += 2) {
      fields.put((String) keysAndShapes[i], (Shape) keysAndShapes[i + 1]);
    }
    return fields;
  }

  @SafeVarargs
  static Map<String, Shape> joined(Map<String, Shape>... parts) {
    Map<String, Shape> all = new LinkedHashMap<>();
    for (Map<String, Shape> part : parts) {
      all.putAll(part);
    }
    return all;
  }

  static Map<String, Shape> without(Map<String, Shape> fields, Map<String, Shape> others) {
    Map<String, Shape> rest = new LinkedHashMap<>(fields);
    rest.keySet().removeAll(others.keySet());
    return rest;
  }
}
