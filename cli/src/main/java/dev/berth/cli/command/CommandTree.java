package dev.berth.cli.command;

import static dev.berth.cli.command.CommandGroup.KEEP;
import static dev.berth.cli.command.CommandGroup.MAKE;
import static dev.berth.cli.command.CommandGroup.TOOL;
import static dev.berth.cli.command.CommandGroup.USE;

import dev.berth.cli.Services;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/**
 * The commands, in the order in which people come to need them. Each is made by {@link
 * CommandFactory} when it is needed: looking through every command takes longer than most of them
 * run, and so this class, which every start goes through, uses plain loops.
 */
final class CommandTree {

  private final CommandFactory factory;
  private final List<Entry> entries = new ArrayList<>();

  CommandTree(Services services) {
    this.factory = new CommandFactory(services);
    parent("runtime", "rt");
    add(MAKE, "runtime init");
    parent("runtime quickstart", "qs");
    add(MAKE, "runtime quickstart shell");
    add(MAKE, "runtime quickstart uri");
    add(MAKE, "runtime check");
    add(MAKE, "runtime lock");
    add(MAKE, "runtime plan");
    add(MAKE, "runtime build");
    add(USE, "runtime restore");
    add(USE, "runtime activate");
    add(USE, "runtime switch");
    add(USE, "runtime deactivate");
    add(USE, "runtime run");
    add(KEEP, "runtime list", "ls");
    add(KEEP, "runtime info");
    add(KEEP, "runtime history");
    add(KEEP, "runtime tree");
    add(KEEP, "runtime diff");
    add(KEEP, "runtime tag");
    add(KEEP, "runtime remove", "rm");
    add(KEEP, "runtime recover");
    add(KEEP, "runtime extract");
    add(KEEP, "runtime dockerize");
    add(KEEP, "runtime verify");
    add(USE, "run");
    parent("runs");
    add(USE, "runs list", "ls");
    add(USE, "runs show");
    add(USE, "runs logs");
    add(USE, "runs stop");
    add(USE, "runs remove", "rm");
    parent("cache");
    add(KEEP, "cache size");
    add(KEEP, "cache prune");
    add(TOOL, "doctor");
    add(TOOL, "shell-init");
    add(TOOL, "completion");
    add(TOOL, "schema");
    add(TOOL, "help");
  }

  /**
   * A command and its place.
   *
   * @param group what it is for; none when it only has other commands below it
   * @param path its name after those of the commands above it: {@code runtime}, {@code build}
   * @param aliases other names
   */
  record Entry(Optional<CommandGroup> group, List<String> path, List<String> aliases) {

    String name() {
      return path.get(path.size() - 1);
    }

    private boolean isBelow(List<String> above) {
      return path.size() == above.size() + 1 && path.subList(0, above.size()).equals(above);
    }

    private boolean isOnTheWayTo(List<String> below) {
      return path.size() <= below.size() && below.subList(0, path.size()).equals(path);
    }

    private boolean isCalled(String word) {
      return name().equals(word) || aliases.contains(word);
    }

    private boolean startsWith(String word) {
      for (String alias : aliases) {
        if (alias.startsWith(word)) {
          return true;
        }
      }
      return name().startsWith(word);
    }
  }

  private void add(CommandGroup group, String path, String... aliases) {
    add(Optional.of(group), path, aliases);
  }

  private void parent(String path, String... aliases) {
    add(Optional.empty(), path, aliases);
  }

  private void add(Optional<CommandGroup> group, String path, String... aliases) {
    entries.add(new Entry(group, List.of(path.split(" ")), List.of(aliases)));
  }

  /** Every command with its place, those that only have others below them included. */
  List<Entry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /**
   * These arguments with the names of commands in full, where they are aliases or the beginning of
   * one name only. What means no command, or more than one, stays as it is.
   */
  String[] inFull(String... arguments) {
    String[] full = arguments.clone();
    List<String> path = new ArrayList<>();
    for (int i = 0; i < full.length && !full[i].equals("--"); i++) {
      if (!full[i].startsWith("-")) {
        Optional<Entry> meant = meant(path, full[i]);
        if (meant.isEmpty()) {
          break;
        }
        full[i] = meant.get().name();
        path.add(full[i]);
      }
    }
    return full;
  }

  private Optional<Entry> meant(List<String> above, String word) {
    List<Entry> begun = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.isBelow(above) && entry.isCalled(word)) {
        return Optional.of(entry);
      }
      if (entry.isBelow(above) && entry.startsWith(word)) {
        begun.add(entry);
      }
    }
    return begun.size() == 1 && !word.isEmpty() ? Optional.of(begun.get(0)) : Optional.empty();
  }

  /** Every command. */
  CommandLine whole() {
    return tree(entries, SpecSource.ANNOTATIONS);
  }

  /** Every command as an object, the one above all included. */
  List<Object> commands() {
    List<Object> commands = new ArrayList<>();
    commands.add(factory.make(""));
    for (Entry entry : entries) {
      commands.add(factory.make(String.join(" ", entry.path())));
    }
    return commands;
  }

  /**
   * The one command that these arguments name in full, with those above it; none for the version
   * alone; or every command, for help, and to suggest what may have been meant.
   */
  CommandLine needed(String... arguments) {
    if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
      return tree(List.of(), SpecSource.written());
    }
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        words.add(argument);
        if (isCommand(words)) {
          HeadStart.give(String.join(" ", words));
          return tree(onTheWayTo(words), SpecSource.written());
        }
      }
    }
    return whole();
  }

  private boolean isCommand(List<String> words) {
    for (Entry entry : entries) {
      if (entry.group().isPresent() && entry.path().equals(words)) {
        return true;
      }
    }
    return false;
  }

  private List<Entry> onTheWayTo(List<String> path) {
    List<Entry> way = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.isOnTheWayTo(path)) {
        way.add(entry);
      }
    }
    return way;
  }

  /** These commands; whatever is above one of them comes before it. */
  private CommandLine tree(List<Entry> wanted, SpecSource specs) {
    CommandLine root = specs.commandLine(factory.make(""));
    for (Entry entry : wanted) {
      CommandLine above = root;
      for (String name : entry.path().subList(0, entry.path().size() - 1)) {
        above = above.getSubcommands().get(name);
      }
      Object command = factory.make(String.join(" ", entry.path()));
      CommandLine line = specs.commandLine(command);
      // What follows the name of a runtime belongs to the program that is run.
      line.setStopAtPositional(command instanceof RunCommand);
      above.addSubcommand(entry.name(), line, entry.aliases().toArray(new String[0]));
    }
    return root;
  }
}
