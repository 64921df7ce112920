package dev.berth.core.build;

import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.spec.EnvironmentSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How a container of the runtime is run: what runtime.yaml says, on top of what the base says.
 *
 * @param prefix where the Python environment is: {@code /opt/runtime}
 */
record ExecutionSettings(EnvironmentSpec environment, ExecutionConfig base, String prefix) {

  /**
   * Where the user's files land, and commands start, when neither runtime.yaml nor base says so.
   */
  private static final String DEFAULT_WORKDIR = "/workspace";

  private static final String DEFAULT_PATH =
      "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  /** The working directory, which relative destinations of files start at. */
  String workdir() {
    return environment
        .workdir()
        .or(() -> base.workingDir().filter(dir -> !dir.isEmpty() && !dir.equals("/")))
        .orElse(DEFAULT_WORKDIR);
  }

  /** The whole configuration; {@code labels} are added to those of the base and runtime.yaml. */
  ExecutionConfig toConfig(Map<String, String> labels) {
    return new ExecutionConfig(
        environment.user().or(base::user),
        variables(),
        entrypoint(),
        command(),
        Optional.of(workdir()),
        ports(),
        allLabels(labels),
        base.others());
  }

  private List<String> variables() {
    Map<String, String> all = new LinkedHashMap<>(base.variables());
    all.merge("PATH", DEFAULT_PATH, (found, standard) -> found);
    all.put("PATH", prefix + "/bin:" + all.get("PATH"));
    // Without it, programs that ask the C library would not speak UTF-8.
    all.putIfAbsent("LANG", "C.UTF-8");
    all.put("VIRTUAL_ENV", prefix);
    all.putAll(environment.variables());
    return all.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
  }

  private List<String> entrypoint() {
    return environment.entrypoint().isEmpty() ? base.entrypoint() : environment.entrypoint();
  }

  private List<String> command() {
    if (!environment.command().isEmpty()) {
      return environment.command();
    }
    if (!environment.entrypoint().isEmpty()) {
      // As in a Dockerfile: a new entrypoint forgets the arguments meant for the old one.
      return List.of();
    }
    return base.command().isEmpty() && base.entrypoint().isEmpty()
        ? List.of("python")
        : base.command();
  }

  private SortedSet<String> ports() {
    SortedSet<String> all = new TreeSet<>(base.exposedPorts());
    all.addAll(environment.ports());
    return all;
  }

  private SortedMap<String, String> allLabels(Map<String, String> ours) {
    SortedMap<String, String> all = new TreeMap<>(base.labels());
    all.putAll(ours);
    all.putAll(environment.labels());
    return all;
  }
}
