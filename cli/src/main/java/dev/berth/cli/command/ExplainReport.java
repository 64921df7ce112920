package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.core.function.ExplainedValue;
import dev.berth.core.function.FunctionRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every value of a function and its task, and where it came from. */
record ExplainReport(FunctionRequest request) {

  void print(Console console, boolean json) {
    if (json) {
      console.out().println(Json.write(request.values().stream().map(this::json).toList()));
      return;
    }
    Table table = new Table("KEY", "VALUE", "FROM");
    for (ExplainedValue value : request.values()) {
      table.row(value.key(), Table.shortened(value.value()), value.origin().inWords());
    }
    table.print(console.out());
  }

  private Map<String, String> json(ExplainedValue value) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("key", value.key());
    json.put("value", value.value());
    json.put("from", value.origin().inWords());
    return json;
  }
}
