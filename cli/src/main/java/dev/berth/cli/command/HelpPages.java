package dev.berth.cli.command;

import dev.berth.cli.console.Console;
import dev.berth.cli.model.CommandModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** Writes the help of each command, in the place of the library's. */
final class HelpPages implements IHelpSectionRenderer {

  /** The one section that our help has, as the library sees it. */
  static final String SECTION = "page";

  private final CommandTree tree;
  private final Console console;

  HelpPages(CommandTree tree, Console console) {
    this.tree = tree;
    this.console = console;
  }

  @Override
  public String render(Help help) {
    CommandModel command = CommandModel.of(help.commandSpec().commandLine());
    return new HelpPage(command, grouped(command), console.style()).text();
  }

  /** The commands below this one, however deep, each under its group. */
  private Map<String, List<CommandModel>> grouped(CommandModel command) {
    Map<String, List<CommandModel>> groups = new LinkedHashMap<>();
    for (CommandGroup group : CommandGroup.values()) {
      for (CommandTree.Entry entry : tree.entries()) {
        if (entry.group().equals(Optional.of(group))) {
          find(command, entry)
              .ifPresent(
                  found ->
                      groups.computeIfAbsent(group.title(), g -> new ArrayList<>()).add(found));
        }
      }
    }
    return groups;
  }

  private static Optional<CommandModel> find(CommandModel above, CommandTree.Entry entry) {
    List<String> way = above.path().subList(1, above.path().size());
    if (way.size() >= entry.path().size() || !entry.path().subList(0, way.size()).equals(way)) {
      return Optional.empty();
    }
    Optional<CommandModel> found = Optional.of(above);
    for (String name : entry.path().subList(way.size(), entry.path().size())) {
      found = found.flatMap(model -> model.find(name));
    }
    return found;
  }
}
