package dev.berth.core.run;

import dev.berth.core.function.Action;
import dev.berth.core.function.ContainerSpec;
import dev.berth.core.function.FunctionRequest;
import dev.berth.core.function.FunctionSpec;
import dev.berth.core.function.ServiceSpec;
import dev.berth.core.function.SourceSpec;
import dev.berth.core.function.TaskSettings;
import dev.berth.core.function.TaskSpec;
import dev.berth.core.io.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes workloads of functions, for whichever engine. */
public final class WorkloadAssembler {

  /** Where a function's source is, as in the digitalhub runtime. */
  public static final String SOURCE_FOLDER = "/shared";

  /** Everybody may read a secret whose reader is not known. */
  private static final int READABLE = 0444;

  private static final int OWNERS_ONLY = 0400;

  private WorkloadAssembler() {}

  /**
   * What a job, a service or a deployment runs.
   *
   * @throws SecretException when a secret that the task names is not known
   * @throws SourceException when the function's source cannot be had
   */
  public static Workload assemble(FunctionRequest request, WorkloadImage image, RunWishes wishes)
      throws IOException {
    TaskSpec task = request.task();
    FunctionSpec function = request.function();
    ContainerSpec container = container(task);
    TaskSettings settings = task.settings();
    List<Secret> secrets = secrets(settings.secrets(), wishes.secrets());
    List<PlacedFile> source =
        function.source().isEmpty() ? List.of() : SourceFiles.of(function.source().get());
    List<PlacedFiles> files = new ArrayList<>();
    if (!secrets.isEmpty()) {
      files.add(secretFiles(secrets, container));
    }
    if (!source.isEmpty()) {
      files.add(new PlacedFiles(SOURCE_FOLDER, owner(container), source));
    }
    return new Workload(
        wishes.id(),
        function.name(),
        function.project(),
        function.labels(),
        task.action(),
        image,
        container.command(),
        container.args(),
        function.source().flatMap(SourceSpec::handler),
        source.isEmpty() ? Optional.empty() : Optional.of(SOURCE_FOLDER),
        environment(function, wishes.id(), settings.envs(), secrets),
        secrets,
        files,
        settings.volumes(),
        settings.resources(),
        wishes.sharedMemory(),
        new WorkloadSecurity(container.security(), wishes.readOnlyRoot(), wishes.newPrivileges()),
        settings.placement(),
        wishes.timeout(),
        wishes.keep(),
        wishes.streams(),
        replicas(task),
        restart(task.action()),
        service(task),
        settings.profile());
  }

  /** What of a job, a service or a deployment is a container. */
  public static ContainerSpec container(TaskSpec task) {
    if (task instanceof TaskSpec.Job job) {
      return job.container();
    }
    if (task instanceof TaskSpec.Serve serve) {
      return serve.container();
    }
    if (task instanceof TaskSpec.Deploy deploy) {
      return deploy.container();
    }
    throw new IllegalArgumentException("a build runs no container of the function's");
  }

  private static int replicas(TaskSpec task) {
    if (task instanceof TaskSpec.Serve serve) {
      return serve.replicas();
    }
    return task instanceof TaskSpec.Deploy deploy ? deploy.replicas() : 1;
  }

  private static Optional<ServiceSpec> service(TaskSpec task) {
    return task instanceof TaskSpec.Serve serve ? Optional.of(serve.service()) : Optional.empty();
  }

  /** A job that failed has failed; what answers and what goes on are begun again. */
  private static RestartPolicy restart(Action action) {
    return switch (action) {
      case SERVE -> RestartPolicy.ON_FAILURE;
      case DEPLOY -> RestartPolicy.ALWAYS;
      default -> RestartPolicy.NEVER;
    };
  }

  /** The run's own first, so that whoever sets the same variable is heard. */
  private static Map<String, String> environment(
      FunctionSpec function, RunId id, Map<String, String> envs, List<Secret> secrets) {
    Map<String, String> environment = new LinkedHashMap<>();
    function.project().ifPresent(project -> environment.put("PROJECT_NAME", project));
    environment.put("RUN_ID", id.toString());
    environment.putAll(envs);
    for (Secret secret : secrets) {
      if (secret.variable()) {
        environment.put(secret.name(), secret.text());
      }
    }
    return environment;
  }

  /** Those of the task, and those that were given for this run. */
  static List<Secret> secrets(List<String> named, List<Secret> given) {
    for (String name : named) {
      if (given.stream().noneMatch(secret -> secret.name().equals(name))) {
        throw SecretException.unknown(name);
      }
    }
    return given;
  }

  private static PlacedFiles secretFiles(List<Secret> secrets, ContainerSpec container) {
    boolean known = container.security().runAsUser().isPresent();
    return new PlacedFiles(
        Secret.FOLDER,
        owner(container),
        secrets.stream()
            .map(
                secret ->
                    new PlacedFile(
                        secret.name(), known ? OWNERS_ONLY : READABLE, Content.of(secret.value())))
            .toList());
  }

  private static long owner(ContainerSpec container) {
    return container.security().runAsUser().orElse(0L);
  }
}
