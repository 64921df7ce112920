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
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands, in the order in which people come to need them. Each is made when it is needed:
 * looking through every command takes longer than most of them run, and so this class, which every
 * start goes through, uses plain loops.
 */
final class CommandTree {

  private final Services services;
  private final List<Entry> entries = new ArrayList<>();

  CommandTree(Services services) {
    this.services = services;
    parent("runtime", RuntimeCommand::new, "rt");
    add(MAKE, "runtime init", () -> new InitCommand(services));
    parent("runtime quickstart", QuickstartCommand::new, "qs");
    add(MAKE, "runtime quickstart shell", () -> new QuickstartShellCommand(services));
    add(MAKE, "runtime quickstart uri", () -> new QuickstartUriCommand(services));
    add(MAKE, "runtime check", () -> new CheckCommand(services));
    add(MAKE, "runtime lock", () -> new LockCommand(services));
    add(MAKE, "runtime plan", () -> new PlanCommand(services));
    add(MAKE, "runtime build", () -> new BuildCommand(services));
    add(USE, "runtime restore", () -> new RestoreCommand(services));
    add(USE, "runtime activate", () -> new ActivateCommand(services));
    add(USE, "runtime switch", () -> new SwitchCommand(services));
    add(USE, "runtime deactivate", () -> new DeactivateCommand(services));
    add(USE, "runtime run", () -> new RunCommand(services));
    add(KEEP, "runtime list", () -> new ListCommand(services), "ls");
    add(KEEP, "runtime info", () -> new InfoCommand(services));
    add(KEEP, "runtime history", () -> new HistoryCommand(services));
    add(KEEP, "runtime tree", () -> new TreeCommand(services));
    add(KEEP, "runtime diff", () -> new DiffCommand(services));
    add(KEEP, "runtime tag", () -> new TagCommand(services));
    add(KEEP, "runtime remove", () -> new RemoveCommand(services), "rm");
    add(KEEP, "runtime recover", () -> new RecoverCommand(services));
    add(KEEP, "runtime extract", () -> new ExtractCommand(services));
    add(KEEP, "runtime dockerize", () -> new DockerizeCommand(services));
    add(KEEP, "runtime verify", () -> new VerifyCommand(services));
    add(USE, "run", () -> new RunFunctionCommand(services));
    parent("runs", RunsCommand::new);
    add(USE, "runs list", () -> new RunsListCommand(services), "ls");
    add(USE, "runs show", () -> new RunsShowCommand(services));
    add(USE, "runs logs", () -> new RunsLogsCommand(services));
    add(USE, "runs stop", () -> new RunsStopCommand(services));
    add(USE, "runs remove", () -> new RunsRemoveCommand(services), "rm");
    parent("cache", CacheCommand::new);
    add(KEEP, "cache size", () -> new CacheSizeCommand(services));
    add(KEEP, "cache prune", () -> new CachePruneCommand(services));
    add(TOOL, "doctor", () -> new DoctorCommand(services));
    add(TOOL, "shell-init", () -> new ShellInitCommand(services));
    add(TOOL, "completion", () -> new CompletionCommand(services));
    add(TOOL, "schema", () -> new SchemaCommand(services));
    add(TOOL, "help", () -> new HelpCommand(services));
  }

  /**
   * A command and its place.
   *
   * @param group what it is for; none when it only has other commands below it
   * @param path its name after those of the commands above it: {@code runtime}, {@code build}
   * @param aliases other names
   */
  record Entry(
      Optional<CommandGroup> group,
      List<String> path,
      List<String> aliases,
      Supplier<Object> command) {

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

  private void add(CommandGroup group, String path, Supplier<Object> command, String... aliases) {
    add(Optional.of(group), path, command, aliases);
  }

  private void parent(String path, Supplier<Object> command, String... aliases) {
    add(Optional.empty(), path, command, aliases);
  }

  private void add(
      Optional<CommandGroup> group, String path, Supplier<Object> command, String... aliases) {
    entries.add(new Entry(group, List.of(path.split(" ")), List.of(aliases), command));
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
    return tree(entries);
  }

  /**
   * The one command that these arguments name in full, with those above it; none for the version
   * alone; or every command, for help, and to suggest what may have been meant.
   */
  CommandLine needed(String... arguments) {
    if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
      return tree(List.of());
    }
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      if (!argument.startsWith("-")) {
        words.add(argument);
        if (isCommand(words)) {
          return tree(onTheWayTo(words));
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
  private CommandLine tree(List<Entry> wanted) {
    CommandLine root = new CommandLine(new RootCommand(services));
    for (Entry entry : wanted) {
      CommandLine above = root;
      for (String name : entry.path().subList(0, entry.path().size() - 1)) {
        above = above.getSubcommands().get(name);
      }
      Object command = entry.command().get();
      CommandLine line = new CommandLine(command);
      // What follows the name of a runtime belongs to the program that is run.
      line.setStopAtPositional(command instanceof RunCommand);
      above.addSubcommand(entry.name(), line, entry.aliases().toArray(new String[0]));
    }
    return root;
  }
}
