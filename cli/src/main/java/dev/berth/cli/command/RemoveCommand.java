package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Console;
import dev.berth.cli.console.ErrorRenderer;
import dev.berth.cli.console.Json;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LateValue;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.RecycleBin;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeName;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime remove NAME…}: moves versions to the recycle bin, or deletes them. */
@Command(
    name = "remove",
    description = {
      "Remove versions of runtimes: to the recycle bin, or for good",
      "%nNAME means its latest version, here as everywhere; --all means all of them. What is going"
          + " to be removed is shown first, and asked for on a terminal. `berth runtime recover`"
          + " brings it back; `berth cache prune` frees the disk of what was purged."
    },
    footer = {"", "Example:", "  berth runtime remove demo:v0 --yes"})
final class RemoveCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "NAME",
      description = "NAME, NAME:TAG or NAME@PREFIX (default tag: latest)")
  @Completes(Candidates.RUNTIMES)
  List<String> given = new ArrayList<>();

  @Option(
      names = {"-a", "--all"},
      description = "Remove all versions of each NAME")
  boolean all;

  @Option(
      names = {"--purge", "--force"},
      description = "Delete for good; also what is in the recycle bin")
  boolean purge;

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask")
  boolean yes;

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  RemoveCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    List<RuntimeName> names =
        given.stream()
            .map(text -> new LateValue("NAME", text))
            .map(name -> name.read(spec.commandLine(), RuntimeName::parse))
            .toList();
    refuseVersionsOfAll(names);
    Store store = services.store();
    // Every name is understood before anything is removed.
    Removals removals = Removals.of(store, names, all, purge);
    if (!isWanted(removals)) {
      services.console().note("Nothing is removed");
      return ErrorRenderer.FAILED;
    }
    RecycleBin bin = store.recycleBin();
    List<RuntimeEntry> gone = new ArrayList<>();
    for (Map.Entry<String, List<Digest>> one : removals.versions().entrySet()) {
      gone.addAll(
          purge
              ? bin.purge(one.getKey(), one.getValue())
              : bin.remove(one.getKey(), one.getValue(), services.clock().instant()));
    }
    print(removals, gone);
    return 0;
  }

  private void refuseVersionsOfAll(List<RuntimeName> names) {
    for (RuntimeName name : names) {
      if (all && !name.equals(RuntimeName.latest(name.name()))) {
        throw new ParameterException(
            spec.commandLine(), "`--all` takes names only, and `" + name + "` is one version");
      }
    }
  }

  private boolean isWanted(Removals removals) throws IOException {
    Console console = services.console();
    if (yes) {
      removals.describe().forEach(console::note);
      return true;
    }
    // Also when quiet: nobody can answer a question that is not there.
    removals.describe().forEach(console.err()::println);
    if (!console.canAsk()) {
      throw new NotConfirmedException(spec.name());
    }
    return console.isConfirmed("Go on?");
  }

  private void print(Removals removals, List<RuntimeEntry> gone) throws IOException {
    if (format.isJson()) {
      services.console().out().println(Json.write(removals.json(gone)));
    } else {
      gone.forEach(entry -> services.console().out().println(entry.shortName()));
    }
  }
}
