package dev.berth.cli.option;

import dev.berth.cli.model.Candidates;
import dev.berth.cli.model.Completes;
import dev.berth.core.function.Action;
import dev.berth.core.function.TaskOptions;
import dev.berth.core.function.TaskOptions.Assignment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a command line says of a function and its task, each by the name that it has in files. */
public final class FunctionOptions {

  @Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "What is done: job, serve, build or deploy (default: what function.yaml says)")
  Optional<Action> action = Optional.empty();

  @Option(
      names = "--task",
      paramLabel = "FILE",
      description = "A file with the task, which counts more than function.yaml")
  Optional<Path> task = Optional.empty();

  @Option(
      names = {"-e", "--env"},
      paramLabel = "NAME[=VALUE]",
      description = "A variable of the container; without a value, this computer's")
  List<String> envs = new ArrayList<>();

  @Option(
      names = "--env-file",
      paramLabel = "FILE",
      description = "A file with a NAME=VALUE in each line")
  List<Path> envFiles = new ArrayList<>();

  @Option(
      names = {"-v", "--volume"},
      paramLabel = "[SOURCE:]PATH[:ro]",
      description = "A folder (`./data:/data`), a named volume, or a new one (`/scratch`)")
  @Completes(Candidates.PATHS)
  List<String> volumes = new ArrayList<>();

  @Option(
      names = "--cpus",
      paramLabel = "AMOUNT",
      description = "How many processors it gets at most: 2, 0.5, 250m")
  Optional<String> cpus = Optional.empty();

  @Option(
      names = {"-m", "--memory"},
      paramLabel = "AMOUNT",
      description = "How much memory it gets at most: 512Mi, 2G")
  Optional<String> memory = Optional.empty();

  @Option(names = "--image", paramLabel = "IMAGE", description = "The image, by its name")
  Optional<String> image = Optional.empty();

  @Option(
      names = "--runtime",
      paramLabel = "NAME|PATH",
      description = "The runtime whose image it is")
  @Completes(Candidates.RUNTIMES_OR_PATHS)
  Optional<String> runtime = Optional.empty();

  @Option(
      names = "--image-pull-policy",
      paramLabel = "POLICY",
      description = "When the image is fetched: Always, IfNotPresent or Never")
  Optional<String> pullPolicy = Optional.empty();

  @Option(names = "--base-image", paramLabel = "IMAGE", description = "For build: what is built on")
  Optional<String> baseImage = Optional.empty();

  @Option(
      names = "--instruction",
      paramLabel = "TEXT",
      description = "For build: a command to run, or a line of a Dockerfile")
  List<String> instructions = new ArrayList<>();

  @Option(
      names = "--replicas",
      paramLabel = "NUMBER",
      description = "For serve and deploy: how many containers")
  Optional<String> replicas = Optional.empty();

  @Option(
      names = {"-p", "--service-port"},
      paramLabel = "PORT[:TARGET]",
      description = "For serve: a port, and the one on which the container listens")
  List<String> ports = new ArrayList<>();

  @Option(
      names = "--service-type",
      paramLabel = "TYPE",
      description = "For serve: from where it is reached")
  Optional<String> serviceType = Optional.empty();

  @Option(
      names = "--service-name",
      paramLabel = "NAME",
      description = "For serve: a further name of it")
  Optional<String> serviceName = Optional.empty();

  @Option(
      names = "--run-as-user",
      paramLabel = "NUMBER",
      description = "The user who runs the program")
  Optional<String> runAsUser = Optional.empty();

  @Option(
      names = "--run-as-group",
      paramLabel = "NUMBER",
      description = "The group that runs the program")
  Optional<String> runAsGroup = Optional.empty();

  @Option(
      names = "--fs-group",
      paramLabel = "NUMBER",
      description = "The group that the volumes belong to")
  Optional<String> fsGroup = Optional.empty();

  @Option(
      names = "--node-selector",
      paramLabel = "KEY=VALUE",
      description = "A label that the computer must have")
  List<String> nodeSelectors = new ArrayList<>();

  @Option(
      names = "--toleration",
      paramLabel = "TEXT",
      description = "A taint that does not keep it away, as YAML: `{key: gpu, operator: Exists}`")
  List<String> tolerations = new ArrayList<>();

  @Option(
      names = "--affinity",
      paramLabel = "TEXT",
      description = "What it shall be near to, and far from, as YAML")
  Optional<String> affinity = Optional.empty();

  @Option(
      names = "--runtime-class",
      paramLabel = "NAME",
      description = "How containers are run, on Kubernetes")
  Optional<String> runtimeClass = Optional.empty();

  @Option(
      names = "--priority-class",
      paramLabel = "NAME",
      description = "How important it is, on Kubernetes")
  Optional<String> priorityClass = Optional.empty();

  @Option(names = "--profile", paramLabel = "ID", description = "The profile that it is run with")
  Optional<String> profile = Optional.empty();

  @Option(names = "--profile-file", paramLabel = "FILE", description = "The file of the profile")
  Optional<Path> profileFile = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Any other value by its name in files: `resources.requests.cpu=250m`")
  List<Assignment> sets = new ArrayList<>();

  /** The file of the task, if one is given. */
  public Optional<Path> task() {
    return task;
  }

  /**
   * All of it as the core takes it.
   *
   * @param folder that paths start at
   * @param arguments of the function's command; none means those of files
   * @param more assignments that other options make
   * @throws IOException when a file with variables cannot be read
   */
  public TaskOptions toTaskOptions(Path folder, List<String> arguments, List<Assignment> more)
      throws IOException {
    List<Assignment> all = new ArrayList<>(sets);
    action.ifPresent(
        word -> all.add(Assignment.of("--action", "action", word.name().toLowerCase(Locale.ROOT))));
    for (Path file : envFiles) {
      for (String line : Files.readAllLines(folder.resolve(file))) {
        if (!line.isBlank() && !line.startsWith("#")) {
          all.add(Assignment.of("--env-file", "envs", line));
        }
      }
    }
    add(all, "--env", "envs", envs);
    add(all, "--volume", "volumes", volumes);
    add(all, "--cpus", "resources.limits.cpu", cpus);
    add(all, "--memory", "resources.limits.memory", memory);
    add(all, "--image", "image", image);
    add(all, "--runtime", "runtime", runtime);
    add(all, "--image-pull-policy", "image_pull_policy", pullPolicy);
    add(all, "--base-image", "base_image", baseImage);
    add(all, "--instruction", "instructions", instructions);
    add(all, "--replicas", "replicas", replicas);
    add(all, "--service-port", "service_ports", ports);
    add(all, "--service-type", "service_type", serviceType);
    add(all, "--service-name", "service_name", serviceName);
    add(all, "--run-as-user", "run_as_user", runAsUser);
    add(all, "--run-as-group", "run_as_group", runAsGroup);
    add(all, "--fs-group", "fs_group", fsGroup);
    add(all, "--node-selector", "node_selector", nodeSelectors);
    tolerations.forEach(text -> all.add(new Assignment("--toleration", "tolerations", text, true)));
    affinity.ifPresent(text -> all.add(new Assignment("--affinity", "affinity", text, true)));
    add(all, "--runtime-class", "runtime_class", runtimeClass);
    add(all, "--priority-class", "priority_class", priorityClass);
    add(all, "--profile", "profile", profile);
    all.addAll(more);
    return new TaskOptions(
        all,
        arguments.isEmpty() ? Optional.empty() : Optional.of(arguments),
        profileFile.map(folder::resolve));
  }

  private static void add(
      List<Assignment> all, String option, String key, Iterable<String> values) {
    values.forEach(value -> all.add(Assignment.of(option, key, value)));
  }

  private static void add(List<Assignment> all, String option, String key, Optional<String> value) {
    add(all, option, key, value.map(List::of).orElse(List.of()));
  }
}
