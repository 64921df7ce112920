package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Sizes;
import dev.berth.cli.console.Table;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.NamePattern;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code berth runtime list}: the runtimes in the store, each by the version built last. */
@Command(
    name = "list",
    description = "List the runtimes in the store, each by its latest version",
    footer = {"", "Example:", "  berth runtime list --all demo"})
final class ListCommand implements Callable<Integer> {

  @Completes(Candidates.RUNTIMES)
  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      defaultValue = "*",
      description = "Only names that start so; with `*` and `?`, names that look so")
  NamePattern pattern = NamePattern.EVERY;

  @Option(
      names = {"-a", "--all"},
      description = "List every version, and not the latest only")
  boolean all;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  ListCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    RuntimeIndex runtimes = services.store().runtimes();
    List<RuntimeEntry> entries = new ArrayList<>();
    boolean none = true;
    for (RuntimeEntry latest : runtimes.latest()) {
      none = false;
      if (pattern.matches(latest.runtime().name())) {
        entries.addAll(all ? runtimes.versions(latest.runtime().name()) : List.of(latest));
      }
    }
    if (format.isJson()) {
      services.console().out().println(Json.write(entries.stream().map(VersionJson::of).toList()));
    } else if (none) {
      services.console().note("no runtime yet: build one with `berth runtime build`");
    } else if (entries.isEmpty()) {
      services.console().note("no runtime is called `" + pattern + "`");
    } else {
      print(entries);
    }
    return 0;
  }

  private void print(List<RuntimeEntry> entries) {
    Table table = new Table("NAME", "VERSION", "TAGS", "PLATFORMS", "SIZE", "CREATED");
    for (RuntimeEntry entry : entries) {
      table.row(
          entry.runtime().name(),
          entry.runtime().version().shortHex(),
          String.join(",", entry.tags()),
          String.join(",", VersionJson.platforms(entry)),
          sizes(entry),
          entry.runtime().created().toString());
    }
    table.print(services.console().out());
  }

  /** One for each platform, unless they look the same. */
  static String sizes(RuntimeEntry entry) {
    return entry.runtime().images().stream()
        .map(image -> Sizes.of(image.size()))
        .distinct()
        .collect(Collectors.joining(","));
  }
}
