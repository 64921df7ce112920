package dev.berth.cli.command;

import dev.berth.core.function.FunctionSchema;
import dev.berth.core.spec.RuntimeSchema;
import java.util.Locale;
import java.util.Map;

/** The files that people write and that have a schema. */
enum SchemaFile {
  RUNTIME,
  FUNCTION,
  TASK;

  Map<String, Object> document() {
    return switch (this) {
      case RUNTIME -> RuntimeSchema.document();
      case FUNCTION -> FunctionSchema.function();
      case TASK -> FunctionSchema.task();
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
