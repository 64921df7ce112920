package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.Age;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.cache.CacheUsage;
import dev.berth.core.cache.CacheUsage.KindUsage;
import dev.berth.core.cache.PrunePolicy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code berth cache size}: how much there is in the store, by kind. */
@Command(
    name = "size",
    description = "Show how much there is in the store, by kind, and how much nothing needs",
    footer = {"", "Example:", "  berth cache size --format json"})
final class CacheSizeCommand implements Callable<Integer> {

  @Option(
      names = "--unused-for",
      paramLabel = "AGE",
      defaultValue = "30d",
      description = {
        "When environments of versions that are not in the store are not needed any more",
        "(default: 30d)"
      })
  Age unused;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  CacheSizeCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    CacheUsage usage =
        services
            .cache(services.store())
            .usage(PrunePolicy.unneeded(unused.before(services.clock().instant())));
    if (format.isJson()) {
      services.console().out().println(Json.write(json(usage)));
    } else {
      print(usage);
    }
    return 0;
  }

  private void print(CacheUsage usage) {
    Table table = new Table("KIND", "COUNT", "SIZE", "NOT NEEDED");
    for (KindUsage kind : usage.kinds()) {
      table.row(
          kind.kind().title(),
          Integer.toString(kind.count()),
          Sizes.of(kind.size()),
          Sizes.of(kind.freeable()));
    }
    table.row(
        "total",
        Integer.toString(usage.count()),
        Sizes.of(usage.size()),
        Sizes.of(usage.freeable()));
    table.print(services.console().out());
    if (usage.freeable() > 0) {
      services.console().note("Remove what nothing needs with `berth cache prune`");
    }
  }

  private Map<String, Object> json(CacheUsage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", services.storeHome().toString());
    json.put("kinds", usage.kinds().stream().map(CacheSizeCommand::json).toList());
    json.put("count", usage.count());
    json.put("size", usage.size());
    json.put("unneeded", usage.unneeded());
    json.put("freeable", usage.freeable());
    return json;
  }

  private static Map<String, Object> json(KindUsage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", usage.kind().title());
    json.put("count", usage.count());
    json.put("size", usage.size());
    json.put("unneeded", usage.unneeded());
    json.put("freeable", usage.freeable());
    return json;
  }
}
