package dev.berth.core.spec;

import dev.berth.core.yaml.JsonSchema;
import java.util.Map;

/**
 * The JSON Schema of runtime.yaml, for editors. The reader refuses more: it looks at requirements,
 * addresses and files.
 */
public final class RuntimeSchema {

  private RuntimeSchema() {}

  /** The schema, as maps, lists and texts in the order in which they are to be written. */
  public static Map<String, Object> document() {
    return JsonSchema.document(
        "urn:berth:runtime.yaml:" + RuntimeShape.API_VERSION, "runtime.yaml", RuntimeShape.ROOT);
  }
}
