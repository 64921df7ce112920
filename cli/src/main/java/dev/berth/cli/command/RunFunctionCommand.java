package dev.berth.cli.command;

import dev.berth.cli.Ahead;
import dev.berth.cli.Services;
import dev.berth.cli.console.ImageProgress;
import dev.berth.cli.console.Json;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.FunctionOptions;
import dev.berth.cli.option.RunOptions;
import dev.berth.core.docker.BuildStepException;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.Action;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.Note;
import dev.berth.core.run.BuildInterruptedException;
import dev.berth.core.run.CommandNotRunnableException;
import dev.berth.core.run.FunctionRunner;
import dev.berth.core.run.Job;
import dev.berth.core.run.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExitCodeExceptionMapper;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code berth run F}: a function in a container, as one of its actions. */
@Command(
    name = "run",
    description = {
      "Run a function in a container of the Docker Engine",
      "A job runs to its end: what it writes and its exit code are the container's own. The exit"
          + " code is 125 when it could not be got so far, 126 when its command is no program, 127"
          + " when there is none, 124 when its time was up. Ctrl-C stops it; again, it is killed."
    },
    footer = {"", "Example:", "  berth run . --action job -- python train.py --epochs 3"})
final class RunFunctionCommand implements Callable<Integer>, IExitCodeExceptionMapper {

  /** As docker and env(1) have them. */
  private static final int FAILED = 125;

  /** As a shell says that a signal ended a program: 128 and the number of SIGINT. */
  private static final int INTERRUPTED = 130;

  private static final int STEP_FAILED = 1;
  private static final int NO_PROGRAM = 126;
  private static final int NOT_FOUND = 127;

  @Parameters(
      index = "0",
      paramLabel = "FUNCTION",
      description = "A function.yaml, or the folder that has one")
  private Path function;

  @Completes(Candidates.NOTHING)
  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARGS",
      description = "Arguments of its command, after `--`")
  private List<String> arguments = new ArrayList<>();

  @Mixin private FunctionOptions options = new FunctionOptions();
  @Mixin private RunOptions run = new RunOptions();

  @Option(names = "--no-cache", description = "For build: do again what was done before")
  private boolean noCache;

  @Option(
      names = "--explain",
      description = "Show every value and where it came from, and run nothing")
  private boolean explain;

  @Option(
      names = "--strict",
      description = "Fail where a value would do nothing, or something else than it says")
  private boolean strict;

  @Mixin private FormatOption format = new FormatOption();

  @Spec private CommandSpec spec;
  private final Services services;

  RunFunctionCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    FunctionRunning running = new FunctionRunning(services, options, run, spec.commandLine());
    if (explain) {
      new ExplainReport(running.read(function, arguments))
          .print(services.console(), format.isJson());
      return 0;
    }
    Ahead<DockerEngine> engine = services.dockerEngineAhead();
    FunctionRequest request = running.read(function, arguments);
    if (request.task().action() == Action.BUILD) {
      return new FunctionBuilding(services, running, spec.commandLine())
          .build(request, !noCache, strict, format.isJson());
    }
    if (noCache) {
      throw new ParameterException(spec.commandLine(), "`--no-cache` is for the action `build`");
    }
    if (request.task().action() != Action.JOB) {
      throw new ActionNotSupportedException(request.task().action());
    }
    Workload workload = running.assemble(request);
    try (FunctionRunner runner = services.dockerRunner(engine.get(), running.wishes())) {
      List<Note> notes = new ArrayList<>(request.notes());
      notes.addAll(runner.limitations(workload));
      new Notes(request, notes).tell(services.console(), services.workingDirectory(), strict);
      return run(runner, workload);
    }
  }

  private int run(FunctionRunner runner, Workload workload) throws IOException {
    try (Job job = prepare(runner, workload)) {
      // The run may take days, and needs nothing of the store any more.
      services.close();
      if (run.detach()) {
        job.detach();
        print(job);
        return 0;
      }
      return new ForegroundJob(job, workload, services.console()).run();
    }
  }

  private Job prepare(FunctionRunner runner, Workload workload) throws IOException {
    try (ImageProgress progress = new ImageProgress(services.console())) {
      return runner.prepare(workload, progress);
    }
  }

  private void print(Job job) {
    String id = job.id().toString();
    services.console().note("Follow it with `berth runs logs -f " + id + "`");
    services.console().out().println(format.isJson() ? Json.write(Map.of("run", id)) : id);
  }

  @Override
  public int getExitCode(Throwable failure) {
    if (failure instanceof CommandNotRunnableException command) {
      return command.isFound() ? NO_PROGRAM : NOT_FOUND;
    }
    if (failure instanceof BuildStepException) {
      return STEP_FAILED;
    }
    return failure instanceof BuildInterruptedException ? INTERRUPTED : FAILED;
  }
}
