package dev.berth.cli.command;

import dev.berth.cli.Services;
import dev.berth.cli.option.FunctionOptions;
import dev.berth.cli.option.LaunchOptions;
import dev.berth.cli.option.RunOptions;
import dev.berth.cli.option.RuntimeTarget;
import dev.berth.core.function.Action;
import dev.berth.core.function.ContainerSpec;
import dev.berth.core.function.FunctionReader;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.ImageSource;
import dev.berth.core.function.TaskOptions.Assignment;
import dev.berth.core.function.TaskSpec;
import dev.berth.core.run.BuildWishes;
import dev.berth.core.run.DockerWishes;
import dev.berth.core.run.RunId;
import dev.berth.core.run.RunWishes;
import dev.berth.core.run.Secret;
import dev.berth.core.run.Workload;
import dev.berth.core.run.WorkloadAssembler;
import dev.berth.core.run.WorkloadImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The way from what a person typed to a workload. */
record FunctionRunning(
    Services services,
    FunctionOptions options,
    RunOptions run,
    LaunchOptions launch,
    CommandLine command) {

  /** Files, profile and options as one request. */
  FunctionRequest read(Path function, List<String> arguments) throws IOException {
    List<Assignment> more = new ArrayList<>();
    // A function may name the secret as well; here it gets its value.
    run.secrets().forEach(secret -> more.add(Assignment.of("--secret", "secrets", secret.name())));
    Path folder = services.workingDirectory();
    return new FunctionReader(services.environment()::find, folder)
        .read(
            folder.resolve(function).normalize(),
            options.task().map(folder::resolve),
            options.toTaskOptions(folder, arguments, more));
  }

  /** What it runs, with everything that the command line alone says. */
  Workload assemble(FunctionRequest request) throws IOException {
    ContainerSpec container = WorkloadAssembler.container(request.task());
    return WorkloadAssembler.assemble(
        request, image(container), wishesOfRun(request.task().action()));
  }

  private RunWishes wishesOfRun(Action action) throws IOException {
    checkOptions(action);
    boolean typed = services.isInputTyped();
    if (run.terminal() && (!typed || run.detach())) {
      throw new ParameterException(
          command,
          run.detach()
              ? "`--tty` and `--detach` exclude each other"
              : "`--tty` needs a terminal to read from");
    }
    boolean stdin =
        action == Action.JOB && !run.detach() && (run.interactive() || run.terminal() || !typed);
    return new RunWishes(
        RunId.random(new SplittableRandom(seed())),
        secrets(),
        run.sharedMemory(),
        run.timeout(),
        run.keep(),
        new Workload.Streams(stdin, run.terminal()),
        run.readOnly(),
        run.newPrivileges());
  }

  /**
   * Different for every process of this computer, as an id has to be; nobody gains anything by
   * guessing it. Java's secure random numbers take a fifth of all the time until a job starts.
   */
  private static long seed() {
    return System.nanoTime() ^ (ProcessHandle.current().pid() << Integer.SIZE);
  }

  /** What was typed and would do nothing is a mistake. */
  private void checkOptions(Action action) {
    Optional<String> without =
        launch
            .firstWithoutMeaning(action)
            .or(() -> action == Action.JOB ? Optional.empty() : run.firstOfJobsAlone());
    if (without.isPresent()) {
      throw new ParameterException(
          command, "`" + without.get() + "` says nothing for the action `" + action + "`");
    }
    if (launch.attach() && run.detach()) {
      throw new ParameterException(command, "`--attach` and `--detach` exclude each other");
    }
  }

  private List<Secret> secrets() throws IOException {
    List<Secret> secrets =
        new TypedSecrets(services, command).read(run.secrets(), run.secretVariables());
    for (String variable : run.secretVariables()) {
      if (secrets.stream().noneMatch(secret -> secret.name().equals(variable))) {
        throw new ParameterException(
            command, "`--secret-env " + variable + "` needs `--secret " + variable + "=FILE`");
      }
    }
    return secrets;
  }

  /** What is said of this run that only a Docker Engine understands. */
  DockerWishes wishes() {
    return new DockerWishes(
        run.name(),
        run.network(),
        run.gpus().map(text -> text.gpus()),
        launch.address(),
        run.hostPaths());
  }

  /** What the command line alone says of a build. */
  BuildWishes wishesOfBuild(FunctionRequest request, boolean useCache) throws IOException {
    Optional<ImageSource> base = ((TaskSpec.Build) request.task()).base();
    return new BuildWishes(
        base.isPresent() && base.get() instanceof ImageSource.Runtime runtime
            ? Optional.of(new RuntimeImages(services).find(RuntimeTarget.parse(runtime.name())))
            : Optional.empty(),
        secrets(),
        useCache,
        run.network());
  }

  private WorkloadImage image(ContainerSpec container) throws IOException {
    if (container.image() instanceof ImageSource.Named named) {
      return new WorkloadImage.Named(named.reference(), container.pullPolicy());
    }
    String name = ((ImageSource.Runtime) container.image()).name();
    return new RuntimeImages(services).find(RuntimeTarget.parse(name));
  }
}
