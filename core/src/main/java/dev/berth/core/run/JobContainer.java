package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.ContainerPlan;
import dev.berth.core.docker.Containers;
import dev.berth.core.docker.DockerEngine;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;

/** The container of a job, from when it is made until it is removed before it ran. */
final class JobContainer {

  private final Workload workload;
  private final DockerEngine engine;
  private final Containers containers;
  private final Beginning beginning;
  private volatile Optional<ContainerId> made = Optional.empty();

  JobContainer(Workload workload, DockerEngine engine, Beginning beginning) {
    this.workload = workload;
    this.engine = engine;
    this.containers = engine.containers();
    this.beginning = beginning;
  }

  /**
   * Makes it, with the files that it needs.
   *
   * @param plan for the image that the Engine knows by this name or id
   */
  void prepare(DockerImages images, Function<String, ContainerPlan> plan) throws IOException {
    made = Optional.of(beginning.step(() -> images.create(workload.image(), plan)));
    for (PlacedFiles files : workload.files()) {
      beginning.step(
          () -> {
            containers.copyInto(id(), files.folder(), files.tar());
            return files;
          });
    }
  }

  ContainerId id() {
    return made.orElseThrow(() -> new IllegalStateException("the job was not prepared"));
  }

  /** Removes it. The Engine may have made a container of which it has not told us. */
  void discard() {
    if (made.isPresent()) {
      containers.remove(made.get());
    } else {
      new RunRemains(workload.id(), containers, engine.networks()).remove();
    }
  }
}
