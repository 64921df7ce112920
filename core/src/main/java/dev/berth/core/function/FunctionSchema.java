package dev.berth.core.function;

import dev.berth.core.yaml.JsonSchema;
import java.util.Map;

/**
 * The JSON Schemas of function.yaml and of what goes with it, for editors. The reader refuses more:
 * it looks at what goes together, and at files.
 */
public final class FunctionSchema {

  private FunctionSchema() {}

  /** The schema of function.yaml. */
  public static Map<String, Object> function() {
    return JsonSchema.document(
        "urn:berth:function.yaml:1", FunctionReader.FILE_NAME, FunctionShape.ROOT);
  }

  /** The schema of a file that has a task alone. */
  public static Map<String, Object> task() {
    return JsonSchema.document("urn:berth:task.yaml:1", "task.yaml", FunctionShape.TASK_FILE);
  }
}
