package dev.berth.core.run;

import dev.berth.core.function.Action;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The labels by which a container is known to be part of a run. They are all that is written down
 * of a run, so that nothing can disagree with what is there.
 */
final class DockerLabels {

  static final String RUN = "dev.berth.run";
  private static final String FUNCTION = "dev.berth.function";
  private static final String PROJECT = "dev.berth.project";
  private static final String LABELS = "dev.berth.labels";
  private static final String ACTION = "dev.berth.action";
  private static final String IMAGE = "dev.berth.image";
  private static final String REPLICA = "dev.berth.replica";

  private DockerLabels() {}

  /**
   * Those of one container.
   *
   * @param replica from 1
   */
  static Map<String, String> of(Workload workload, int replica) {
    Map<String, String> labels = shared(workload);
    labels.put(IMAGE, workload.image().shown());
    labels.put(REPLICA, String.valueOf(replica));
    workload.project().ifPresent(project -> labels.put(PROJECT, project));
    if (!workload.labels().isEmpty()) {
      labels.put(LABELS, String.join(",", workload.labels()));
    }
    return labels;
  }

  /** Those of what all its containers have together. */
  static Map<String, String> shared(Workload workload) {
    Map<String, String> labels = new TreeMap<>();
    labels.put(RUN, workload.id().toString());
    labels.put(FUNCTION, workload.function());
    labels.put(ACTION, workload.action().word());
    return labels;
  }

  /** Those that whatever belongs to a run has, to look for it. */
  static List<String> wanted(RunId id) {
    return List.of(RUN + "=" + id);
  }

  /** The run that a container is part of, when somebody else did not make these labels. */
  static Optional<RunId> run(Map<String, String> labels) {
    try {
      return Optional.ofNullable(labels.get(RUN)).map(RunId::new);
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  static String function(Map<String, String> labels) {
    return labels.getOrDefault(FUNCTION, "");
  }

  static Optional<String> project(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(PROJECT));
  }

  static String image(Map<String, String> labels, String otherwise) {
    return labels.getOrDefault(IMAGE, otherwise);
  }

  static Action action(Map<String, String> labels) {
    try {
      return Action.valueOf(labels.getOrDefault(ACTION, "job").toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException ofLaterVersion) {
      return Action.DEPLOY;
    }
  }

  static int replica(Map<String, String> labels) {
    String number = labels.getOrDefault(REPLICA, "1");
    return number.matches("[0-9]{1,6}") ? Integer.parseInt(number) : 1;
  }
}
