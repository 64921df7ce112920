package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.console.Json;
import dev.berth.cli.console.Table;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.LateValue;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime tag NAME TAG…}: gives tags to a version, takes them, lists them. */
@Command(
    name = "tag",
    description = {
      "Tag a version of a runtime, and list or remove tags",
      "%nA tag points to one version: given to another, it moves there. `latest` and `v0`, `v1`, …"
          + " are given by each build only. Without TAG, the tags are listed."
    },
    footer = {"", "Example:", "  berth runtime tag demo:v3 prod"})
final class TagCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "NAME, NAME:TAG or NAME@PREFIX (default tag: latest)")
  RuntimeName name;

  @Parameters(index = "1..*", arity = "0..*", paramLabel = "TAG", description = "Tags of your own")
  @Completes(Candidates.NOTHING)
  private List<String> given = new ArrayList<>();

  private List<String> tags = List.of();

  @ArgGroup private Action action = new Action();

  /** What to do but to give tags. */
  static final class Action {
    @Option(
        names = {"-r", "--remove"},
        description = "Take these tags away")
    boolean remove;

    @Option(
        names = {"-l", "--list"},
        description = "List the tags of NAME, or of the one version that is named")
    boolean list;
  }

  @Mixin FormatOption format = new FormatOption();

  private final Services services;

  TagCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    tags =
        given.stream()
            .map(text -> new LateValue("TAG", text))
            .map(tag -> tag.read(spec.commandLine(), RuntimeName::checkedUserTag))
            .distinct()
            .toList();
    RuntimeIndex runtimes = services.store().runtimes();
    if (action.list && !tags.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "`--list` takes no TAG");
    }
    if (action.remove && tags.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "`--remove` needs a TAG");
    }
    if (tags.isEmpty()) {
      list(runtimes);
    } else if (action.remove) {
      remove(runtimes);
    } else {
      give(runtimes);
    }
    return 0;
  }

  private void give(RuntimeIndex runtimes) throws IOException {
    Map<String, RuntimeEntry> before = new LinkedHashMap<>();
    for (String tag : tags) {
      runtimes.find(tagged(tag)).ifPresent(entry -> before.put(tag, entry));
    }
    RuntimeEntry entry = runtimes.tag(name, tags);
    for (String tag : tags) {
      Optional.ofNullable(before.get(tag))
          .filter(old -> !old.runtime().version().equals(entry.runtime().version()))
          .ifPresent(old -> services.console().note("`" + tag + "` was at " + old.shortName()));
    }
    answer(entry);
  }

  private void remove(RuntimeIndex runtimes) throws IOException {
    runtimes.untag(name, tags);
    answer(runtimes.get(name));
  }

  private RuntimeName tagged(String tag) {
    return new RuntimeName(name.name(), RuntimeName.Kind.TAG, tag);
  }

  private void answer(RuntimeEntry entry) {
    services
        .console()
        .out()
        .println(
            format.isJson()
                ? Json.write(VersionJson.of(entry))
                : entry.shortName() + " (" + String.join(", ", entry.tags()) + ")");
  }

  private void list(RuntimeIndex runtimes) throws IOException {
    boolean all = name.equals(RuntimeName.latest(name.name()));
    List<RuntimeEntry> entries = all ? runtimes.all(name.name()) : List.of(runtimes.get(name));
    if (format.isJson()) {
      services.console().out().println(Json.write(json(entries)));
      return;
    }
    Table table = new Table("TAG", "VERSION", "CREATED");
    for (RuntimeEntry entry : entries) {
      for (String tag : entry.tags()) {
        table.row(tag, entry.runtime().version().shortHex(), entry.runtime().created().toString());
      }
    }
    table.print(services.console().out());
  }

  private static List<Map<String, Object>> json(List<RuntimeEntry> entries) {
    List<Map<String, Object>> tags = new ArrayList<>();
    for (RuntimeEntry entry : entries) {
      for (String tag : entry.tags()) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tag", tag);
        json.put("version", entry.runtime().version().toString());
        json.put("created", entry.runtime().created().toString());
        tags.add(json);
      }
    }
    return tags;
  }
}
