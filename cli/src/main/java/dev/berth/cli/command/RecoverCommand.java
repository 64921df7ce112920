package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LateValue;
import dev.berth.core.store.RecycleBin;
import dev.berth.core.store.RemovedRuntime;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime recover NAME@PREFIX}: brings a version back from the recycle bin. */
@Command(
    name = "recover",
    description = {
      "Bring a version back from the recycle bin, with its number and tags",
      "%nA NAME alone is enough where the recycle bin has one version of it. `latest` comes back to"
          + " the version if it was there, unless another was built since."
    },
    footer = {"", "Example:", "  berth runtime recover --list"})
final class RecoverCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "NAME, NAME:TAG or NAME@PREFIX")
  @Completes(Candidates.REMOVED_RUNTIMES)
  Optional<String> given = Optional.empty();

  @Option(
      names = {"-l", "--list"},
      description = "List what the recycle bin has; of this runtime, if NAME is given")
  boolean list;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  RecoverCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    Optional<RuntimeName> name =
        given.map(text -> new LateValue("NAME", text).read(spec.commandLine(), RuntimeName::parse));
    RecycleBin bin = services.store().recycleBin();
    if (list) {
      list(name.isPresent() ? bin.versions(name.get().name()) : bin.versions());
      return 0;
    }
    RuntimeEntry entry =
        bin.recover(
            name.orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(), "Missing NAME; see what there is with `--list`")));
    services
        .console()
        .out()
        .println(
            format.isJson()
                ? Json.write(VersionJson.of(entry))
                : entry.shortName() + " (" + String.join(", ", entry.tags()) + ")");
    return 0;
  }

  private void list(List<RemovedRuntime> removed) {
    if (format.isJson()) {
      services.console().out().println(Json.write(removed.stream().map(this::json).toList()));
    } else if (removed.isEmpty()) {
      services.console().note("the recycle bin is empty");
    } else {
      Table table = new Table("NAME", "VERSION", "TAGS", "SIZE", "CREATED", "REMOVED");
      for (RemovedRuntime one : removed) {
        table.row(
            one.entry().runtime().name(),
            one.entry().runtime().version().shortHex(),
            String.join(",", one.entry().tags()),
            ListCommand.sizes(one.entry()),
            one.entry().runtime().created().toString(),
            one.removed().toString());
      }
      table.print(services.console().out());
    }
  }

  private Map<String, Object> json(RemovedRuntime removed) {
    Map<String, Object> json = new LinkedHashMap<>(VersionJson.of(removed.entry()));
    json.put("removed", removed.removed().toString());
    return json;
  }
}
