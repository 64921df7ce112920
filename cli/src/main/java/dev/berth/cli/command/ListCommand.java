package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code berth runtime list}: the runtimes in the store, each by the version built last. */
@Command(
    name = "list",
    description = "List the runtimes in the store, each by the version built last",
    footer = {"", "Example:", "  berth runtime list --format json"})
final class ListCommand implements Callable<Integer> {

  @Mixin private FormatOption format;

  private final Services services;

  ListCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    List<RuntimeEntry> entries = latest(services.store().runtimes());
    if (format.isJson()) {
      services.console().out().println(Json.write(entries.stream().map(this::json).toList()));
    } else if (entries.isEmpty()) {
      services.console().note("no runtime yet: build one with `berth runtime build`");
    } else {
      print(entries);
    }
    return 0;
  }

  private static List<RuntimeEntry> latest(RuntimeIndex runtimes) throws IOException {
    List<RuntimeEntry> entries = new ArrayList<>();
    for (String name : runtimes.names()) {
      runtimes.find(RuntimeName.latest(name)).ifPresent(entries::add);
    }
    return entries;
  }

  private void print(List<RuntimeEntry> entries) {
    Table table = new Table("NAME", "VERSION", "TAGS", "PLATFORMS", "SIZE", "CREATED");
    for (RuntimeEntry entry : entries) {
      table.row(
          entry.runtime().name(),
          entry.runtime().version().shortHex(),
          String.join(",", entry.tags()),
          String.join(",", platforms(entry)),
          entry.runtime().images().stream()
              .map(image -> Sizes.of(image.size()))
              .distinct()
              .collect(Collectors.joining(",")),
          entry.runtime().created().toString());
    }
    table.print(services.console().out());
  }

  private static List<String> platforms(RuntimeEntry entry) {
    return entry.runtime().images().stream().map(image -> image.platform().toString()).toList();
  }

  private Map<String, Object> json(RuntimeEntry entry) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", entry.runtime().name());
    json.put("version", entry.runtime().version().toString());
    json.put("tags", entry.tags());
    json.put("platforms", platforms(entry));
    json.put("size", entry.runtime().images().stream().mapToLong(RuntimeImage::size).sum());
    json.put("created", entry.runtime().created().toString());
    return json;
  }
}
