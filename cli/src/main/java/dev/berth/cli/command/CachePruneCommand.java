package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Console;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.Age;
import dev.berth.cli.option.FormatOption;
import dev.berth.core.cache.CacheUsage;
import dev.berth.core.cache.CacheUsage.KindUsage;
import dev.berth.core.cache.PrunePolicy;
import dev.berth.core.store.RuntimeRecord;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code berth cache prune}: removes from the store what nothing needs. */
@Command(
    name = "prune",
    description = {
      "Remove from the store what nothing needs",
      "%nNeeded is all that belongs to a version of a runtime: its images, what it was built from,"
          + " what its lock would fetch again, and its environments. Other Berth processes are waited for."
    },
    footer = {"", "Example:", "  berth cache prune --dry-run"})
final class CachePruneCommand implements Callable<Integer> {

  @Option(names = "--dry-run", description = "Show what would be removed, and remove nothing")
  boolean dryRun;

  @Option(
      names = "--downloads",
      description = "Also remove what can be fetched again: images stay whole")
  boolean downloads;

  @Option(
      names = "--removed-before",
      paramLabel = "AGE",
      description = {
        "Also purge versions that were removed longer ago than this, such as 30d, 12h or 0d:",
        "they cannot be recovered any more"
      })
  @Nullable Age removedBefore;

  @Option(
      names = "--unused-for",
      paramLabel = "AGE",
      defaultValue = "30d",
      description = {
        "Remove environments of versions that are not in the store when nobody used them for so",
        "long (default: 30d)"
      })
  Age unused;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  CachePruneCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    PrunePolicy policy =
        new PrunePolicy(
            downloads,
            Optional.ofNullable(removedBefore).map(age -> age.before(services.clock().instant())),
            unused.before(services.clock().instant()));
    CacheUsage usage =
        dryRun
            ? services.cache(services.store()).usage(policy)
            : services.cache(services.unusedStore()).prune(policy, this::sayThatItWaits);
    if (format.isJson()) {
      services.console().out().println(Json.write(json(usage)));
    } else {
      print(usage);
    }
    return 0;
  }

  private void sayThatItWaits() {
    services.console().note("Waiting until no other Berth uses `" + services.storeHome() + "`");
  }

  private void print(CacheUsage usage) {
    Console console = services.console();
    for (RuntimeRecord version : usage.purged()) {
      console.note((dryRun ? "Would purge " : "Purged ") + named(version));
    }
    if (usage.unneeded() == 0) {
      console.note("Nothing to remove: everything in the store is needed");
      return;
    }
    Table table =
        dryRun
            ? new Table("KIND", "WOULD REMOVE", "WOULD FREE")
            : new Table("KIND", "REMOVED", "FREED");
    for (KindUsage kind : removed(usage)) {
      table.row(kind.kind().title(), Integer.toString(kind.unneeded()), Sizes.of(kind.freeable()));
    }
    table.row("total", Integer.toString(usage.unneeded()), Sizes.of(usage.freeable()));
    table.print(console.out());
  }

  private static String named(RuntimeRecord version) {
    return version.name() + "@" + version.version().shortHex();
  }

  private static List<KindUsage> removed(CacheUsage usage) {
    return usage.kinds().stream().filter(kind -> kind.unneeded() > 0).toList();
  }

  private Map<String, Object> json(CacheUsage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", services.storeHome().toString());
    json.put("dryRun", dryRun);
    json.put("kinds", removed(usage).stream().map(CachePruneCommand::json).toList());
    json.put("removed", usage.unneeded());
    json.put("freed", usage.freeable());
    json.put("purged", usage.purged().stream().map(CachePruneCommand::named).toList());
    return json;
  }

  private static Map<String, Object> json(KindUsage usage) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", usage.kind().title());
    json.put("removed", usage.unneeded());
    json.put("freed", usage.freeable());
    return json;
  }
}
