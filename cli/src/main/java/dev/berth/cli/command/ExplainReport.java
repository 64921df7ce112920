package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.core.SourceExcerpt;
import dev.berth.core.function.ExplainedValue;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every value of a function and its task, and where it came from.
 *
 * @param folder files below it are shown relative to it
 */
record ExplainReport(FunctionRequest request, Path folder) {

  void print(Console console, boolean json) {
    if (json) {
      console.out().println(Json.write(request.values().stream().map(this::json).toList()));
      return;
    }
    Table table = new Table("KEY", "VALUE", "FROM");
    for (ExplainedValue value : request.values()) {
      table.row(value.key(), Table.shortened(value.value()), from(value.origin()));
    }
    table.print(console.out());
  }

  private String from(Origin origin) {
    if (origin instanceof Origin.InFile inFile && inFile.place().file().startsWith(folder)) {
      SourceExcerpt place = inFile.place();
      return folder.relativize(place.file()) + ":" + place.line() + ":" + place.column();
    }
    return origin.inWords();
  }

  private Map<String, String> json(ExplainedValue value) {
    Map<String, String> json = new LinkedHashMap<>();
    json.put("key", value.key());
    json.put("value", value.value());
    json.put("from", from(value.origin()));
    return json;
  }
}
