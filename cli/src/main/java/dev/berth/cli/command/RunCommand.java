package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.shell.CommandInEnvironment;
import dev.berth.core.shell.MissingCommandException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth runtime run}: one command in an environment, as if it had been typed there. */
@Command(
    name = "run",
    description = {
      "Run a command in a runtime's environment, which is made when need be",
      "The exit code is the command's own; 125 when it could not be got so far, 126 when it is"
          + " no program, 127 when there is no such command."
    },
    footer = {"", "Example:", "  berth runtime run demo -- python train.py --epochs 3"})
final class RunCommand implements Callable<Integer>, IExitCodeExceptionMapper {

  /** As docker and env(1) have them. */
  private static final int FAILED = 125;

  private static final int NO_PROGRAM = 126;
  private static final int NOT_FOUND = 127;

  @Mixin TargetEnvironment target = new TargetEnvironment();

  @Completes(Candidates.PROGRAM)
  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "The command and its arguments, after `--`")
  List<String> command = new ArrayList<>();

  @Spec CommandSpec spec;
  private final Services services;

  RunCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    List<String> words = command();
    CommandInEnvironment inside =
        CommandInEnvironment.of(
            target.activation(services),
            words,
            services.environment(),
            services.workingDirectory());
    return services.successor().start(inside);
  }

  /** Options end at the runtime's name, so that the parser takes {@code --} for a word as well. */
  private List<String> command() {
    if (!command.get(0).equals("--")) {
      return command;
    }
    if (command.size() == 1) {
      throw new ParameterException(spec.commandLine(), "Missing `COMMAND`");
    }
    return command.subList(1, command.size());
  }

  @Override
  public int getExitCode(Throwable failure) {
    if (failure instanceof MissingCommandException missing) {
      return missing.found() ? NO_PROGRAM : NOT_FOUND;
    }
    return FAILED;
  }
}
