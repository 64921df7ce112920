package dev.berth.cli.command;

import dev.berth.cli.Services;

/**
 * Makes commands by their names. A switch, since every start goes through here: of what it does not
 * choose it loads nothing, while a lambda for each command takes a tenth of the shortest of them.
 */
record CommandFactory(Services services) {

  /**
   * A new command.
   *
   * @param path its name after those of the commands above it: {@code runtime build}; nothing for
   *     the one above all
   */
  Object make(String path) {
    return switch (path) {
      case "" -> new RootCommand(services);
      case "runtime" -> new RuntimeCommand();
      case "runtime init" -> new InitCommand(services);
      case "runtime quickstart" -> new QuickstartCommand();
      case "runtime quickstart shell" -> new QuickstartShellCommand(services);
      case "runtime quickstart uri" -> new QuickstartUriCommand(services);
      case "runtime check" -> new CheckCommand(services);
      case "runtime lock" -> new LockCommand(services);
      case "runtime plan" -> new PlanCommand(services);
      case "runtime build" -> new BuildCommand(services);
      case "runtime restore" -> new RestoreCommand(services);
      case "runtime activate" -> new ActivateCommand(services);
      case "runtime switch" -> new SwitchCommand(services);
      case "runtime deactivate" -> new DeactivateCommand(services);
      case "runtime run" -> new RunCommand(services);
      case "runtime list" -> new ListCommand(services);
      case "runtime info" -> new InfoCommand(services);
      case "runtime history" -> new HistoryCommand(services);
      case "runtime tree" -> new TreeCommand(services);
      case "runtime diff" -> new DiffCommand(services);
      case "runtime tag" -> new TagCommand(services);
      case "runtime remove" -> new RemoveCommand(services);
      case "runtime recover" -> new RecoverCommand(services);
      case "runtime extract" -> new ExtractCommand(services);
      case "runtime dockerize" -> new DockerizeCommand(services);
      case "runtime verify" -> new VerifyCommand(services);
      case "run" -> new RunFunctionCommand(services);
      case "runs" -> new RunsCommand();
      case "runs list" -> new RunsListCommand(services);
      case "runs show" -> new RunsShowCommand(services);
      case "runs logs" -> new RunsLogsCommand(services);
      case "runs stop" -> new RunsStopCommand(services);
      case "runs remove" -> new RunsRemoveCommand(services);
      case "cache" -> new CacheCommand();
      case "cache size" -> new CacheSizeCommand(services);
      case "cache prune" -> new CachePruneCommand(services);
      case "doctor" -> new DoctorCommand(services);
      case "shell-init" -> new ShellInitCommand(services);
      case "completion" -> new CompletionCommand(services);
      case "schema" -> new SchemaCommand(services);
      case "help" -> new HelpCommand(services);
      default -> throw new IllegalArgumentException("no command is called `" + path + "`");
    };
  }
}
