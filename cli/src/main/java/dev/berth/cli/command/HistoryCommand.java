package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.PlainName;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.version.VersionStep;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code berth runtime history NAME}: all versions of a runtime, and what each changed. */
@Command(
    name = "history",
    description = {
      "Show all versions of a runtime, the newest first, and what each changed",
      "%nAll of a change is shown by `berth runtime diff`."
    },
    footer = {"", "Example:", "  berth runtime history demo"})
final class HistoryCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The runtime's name")
  PlainName name;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  HistoryCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    List<RuntimeEntry> versions = services.store().runtimes().all(name.text());
    List<HistoryLine> lines =
        VersionStep.of(versions, services.versionReader()).stream().map(HistoryLine::new).toList();
    if (format.isJson()) {
      services.console().out().println(Json.write(lines.stream().map(HistoryLine::json).toList()));
      return 0;
    }
    Table table = new Table("VERSION", "TAGS", "SIZE", "CREATED", "CHANGES");
    for (HistoryLine line : lines) {
      RuntimeEntry entry = line.step().entry();
      table.row(
          entry.runtime().version().shortHex(),
          String.join(",", entry.tags()),
          ListCommand.sizes(entry),
          entry.runtime().created().toString(),
          Table.shortened(line.summary()));
    }
    table.print(services.console().out());
    return 0;
  }
}
