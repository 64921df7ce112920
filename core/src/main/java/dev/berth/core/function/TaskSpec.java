package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;
import java.util.List;
import java.util.Optional;

/** What is done with a function, and how. */
public sealed interface TaskSpec {

  Action action();

  TaskSettings settings();

  /** Runs to its end. */
  record Job(ContainerSpec container, TaskSettings settings) implements TaskSpec {

    @Override
    public Action action() {
      return Action.JOB;
    }
  }

  /**
   * Runs until it is stopped, and answers.
   *
   * @param replicas how many containers, at least 1
   */
  record Serve(ContainerSpec container, TaskSettings settings, int replicas, ServiceSpec service)
      implements TaskSpec {

    @Override
    public Action action() {
      return Action.SERVE;
    }
  }

  /**
   * Runs until it is stopped.
   *
   * @param replicas how many containers, at least 1
   */
  record Deploy(ContainerSpec container, TaskSettings settings, int replicas) implements TaskSpec {

    @Override
    public Action action() {
      return Action.DEPLOY;
    }
  }

  /**
   * Makes an image.
   *
   * @param base what to build on; empty when the first instruction, or a source that is a
   *     Dockerfile, says it
   * @param target the image's name; empty when nobody gave one
   * @param pullPolicy when the base is fetched
   */
  record Build(
      Optional<ImageSource> base,
      Optional<ImageReference> target,
      List<Instruction> instructions,
      PullPolicy pullPolicy,
      TaskSettings settings)
      implements TaskSpec {

    public Build {
      instructions = List.copyOf(instructions);
    }

    @Override
    public Action action() {
      return Action.BUILD;
    }
  }
}
