package dev.berth.cli.completion;

import dev.berth.cli.console.OutputFormat;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.CommandModel;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.capture.CaptureSource;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** Commands with an option or argument of each kind there is, called as ours are. */
@Command(
    name = "berth",
    description = "Of every kind",
    subcommands = {EveryKind.Runtime.class, EveryKind.Help.class})
final class EveryKind {

  /** These commands as scripts are made from. */
  static CommandModel commands() {
    return CommandModel.of(new CommandLine(new EveryKind()));
  }

  @Option(
      names = {"-q", "--quiet"},
      scope = ScopeType.INHERIT,
      description = "Say: [nothing] 'but' \"$answers\"; `true`")
  boolean quiet;

  @Command(
      name = "runtime",
      aliases = "rt",
      description = "It's: a [group]",
      subcommands = {
        Info.class,
        Init.class,
        Check.class,
        Build.class,
        Recover.class,
        Restore.class,
        Tag.class,
        Run.class,
        ListThem.class,
      })
  static final class Runtime {}

  @Command(name = "info", description = "A runtime")
  static final class Info {
    @Parameters(paramLabel = "NAME")
    RuntimeName name;
  }

  @Command(name = "init", description = "A folder")
  static final class Init {
    @Parameters(arity = "0..1", paramLabel = "DIR")
    Path folder;
  }

  @Command(name = "check", description = "A path")
  static final class Check {
    @Parameters(arity = "0..1", paramLabel = "PATH")
    Path path;
  }

  @Command(name = "build", description = "Options with values")
  static final class Build {
    @Option(names = "--to", paramLabel = "DEST", description = "Where it goes: oci:DIR[:TAG]")
    List<ImageLocation> destinations;

    @Option(names = "--platform", paramLabel = "OS/ARCH", description = "What it's for")
    Optional<Platform> platform;

    @Option(names = "--format", paramLabel = "FORMAT", description = "How it is written")
    OutputFormat format;

    @Option(
        names = {"-t", "--tag"},
        paramLabel = "TAG",
        description = "Nobody knows")
    List<String> tags;

    @Option(names = "--from", paramLabel = "ENV", description = "Where it is from")
    CaptureSource source;

    @Option(names = "--conda", paramLabel = "ENV", description = "A conda environment")
    @Completes(Candidates.CONDA_NAMES)
    String conda;

    @Parameters(arity = "0..1", paramLabel = "PATH")
    Path path;
  }

  @Command(name = "recover", description = "A removed runtime")
  static final class Recover {
    @Parameters(paramLabel = "NAME")
    @Completes(Candidates.REMOVED_RUNTIMES)
    RuntimeName name;
  }

  @Command(name = "restore", description = "A runtime or a path")
  static final class Restore {
    @Parameters(paramLabel = "NAME|PATH")
    RuntimeTarget runtime;
  }

  @Command(name = "tag", description = "A runtime, then what nobody knows")
  static final class Tag {
    @Parameters(index = "0", paramLabel = "NAME")
    RuntimeName name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "TAG")
    List<String> tags;
  }

  @Command(name = "run", description = "Another program")
  static final class Run {
    @Option(names = "--python", paramLabel = "PATH", description = "Which")
    Path python;

    @Parameters(index = "0", paramLabel = "NAME")
    RuntimeName name;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CMD")
    @Completes(Candidates.PROGRAM)
    List<String> command;
  }

  @Command(name = "list", aliases = "ls", description = "Nothing")
  static final class ListThem {}

  @Command(name = "help", description = "Our own commands")
  static final class Help {
    @Parameters(arity = "0..*", paramLabel = "COMMAND")
    @Completes(Candidates.COMMANDS)
    List<String> words;
  }
}
