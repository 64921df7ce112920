package dev.berth.cli.command;

import dev.berth.cli.Ahead;
import dev.berth.cli.Services;
import dev.berth.cli.console.ImageProgress;
import dev.berth.cli.console.Json;
import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.cli.option.FormatOption;
import dev.berth.cli.option.FunctionOptions;
import dev.berth.cli.option.LaunchOptions;
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
          + " when there is none, 124 when its time was up. Ctrl-C stops it; again, it is killed.",
      "A service (serve) goes on in the background; this returns when it answers, and prints its"
          + " URLs, one for each replica and port. `8080:80`, `node_port` and the type LoadBalancer"
          + " mean that port of this computer; another NodePort is one that is free; ClusterIP is"
          + " reached by containers of its network alone. There its name means all replicas in"
          + " turn. A deployment (deploy) has no ports; this returns when all replicas run, and"
          + " prints the run's id. Both are started again when they fail, and `berth runs` shows,"
          + " stops and removes them."
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
  Path function;

  @Completes(Candidates.NOTHING)
  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ARGS",
      description = "Arguments of its command, after `--`")
  List<String> arguments = new ArrayList<>();

  @Mixin FunctionOptions options = new FunctionOptions();
  @Mixin RunOptions run = new RunOptions();
  @Mixin LaunchOptions launch = new LaunchOptions();

  @Option(names = "--no-cache", description = "For build: do again what was done before")
  boolean noCache;

  @Option(
      names = "--explain",
      description = "Show every value and where it came from, and run nothing")
  boolean explain;

  @Option(
      names = "--strict",
      description = "Fail where a value would do nothing, or something else than it says")
  boolean strict;

  @Mixin FormatOption format = new FormatOption();

  @Spec CommandSpec spec;
  private final Services services;

  RunFunctionCommand(Services services) {
    this.services = services;
  }

  @Override
  public Integer call() throws IOException {
    FunctionRunning running =
        new FunctionRunning(services, options, run, launch, spec.commandLine());
    if (explain) {
      new ExplainReport(running.read(function, arguments), services.workingDirectory())
          .print(services.console(), format.isJson());
      return 0;
    }
    Ahead<DockerEngine> engine = services.dockerEngineAhead();
    FunctionRequest request = running.read(function, arguments);
    Action action = request.task().action();
    if (action == Action.BUILD) {
      return new FunctionBuilding(services, running, spec.commandLine())
          .build(request, !noCache, strict, format.isJson());
    }
    if (noCache) {
      throw new ParameterException(spec.commandLine(), "`--no-cache` is for the action `build`");
    }
    Workload workload = running.assemble(request);
    try (FunctionRunner runner = services.dockerRunner(engine.get(), running.wishes())) {
      List<Note> notes = new ArrayList<>(request.notes());
      notes.addAll(runner.limitations(workload));
      new Notes(request, notes).tell(services.console(), services.workingDirectory(), strict);
      return action == Action.JOB
          ? run(runner, workload)
          : new FunctionLaunch(services, run, launch, format.isJson()).start(runner, workload);
    }
  }

  private int run(FunctionRunner runner, Workload workload) throws IOException {
    try (Job job = runner.job(workload)) {
      ForegroundJob foreground = new ForegroundJob(job, workload, services.console());
      new BreakOff(services.console(), job::close).during(() -> begin(job, foreground));
      if (run.detach()) {
        print(job);
        return 0;
      }
      return foreground.run();
    }
  }

  private Job begin(Job job, ForegroundJob foreground) throws IOException {
    try (ImageProgress progress = new ImageProgress(services.console())) {
      job.prepare(progress);
    }
    // The run may take days, and needs nothing of the store any more.
    services.close();
    if (run.detach()) {
      job.detach();
    } else {
      foreground.takeSignals();
    }
    return job;
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
