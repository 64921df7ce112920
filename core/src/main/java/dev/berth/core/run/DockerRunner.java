package dev.berth.core.run;

import dev.berth.core.docker.ContainerId;
import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.Note;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs functions on a Docker Engine. */
public final class DockerRunner implements FunctionRunner {

  private final DockerEngine engine;
  private final StoreAccess store;
  private final DockerWishes wishes;
  private final Path userHome;
  private final Clock clock;

  /**
   * @param store asked only when an image has to be brought from there
   * @param userHome the user's folder, which is not given to containers unasked
   */
  public DockerRunner(
      DockerEngine engine, StoreAccess store, DockerWishes wishes, Path userHome, Clock clock) {
    this.engine = engine;
    this.store = store;
    this.wishes = wishes;
    this.userHome = userHome;
    this.clock = clock;
  }

  @Override
  public List<Note> limitations(Workload workload) {
    return new DockerLimitations(workload).find();
  }

  @Override
  public Job prepare(Workload workload, ImageListener listener) throws IOException {
    checkHostPaths(workload);
    // Podman 4 says 0 for every container that it was told to remove.
    boolean autoRemove = !workload.keep() && !engine.isPodman();
    DockerPlan plan = new DockerPlan(workload, wishes, engine::findUser);
    ContainerId container =
        new DockerImages(engine, store, listener)
            .create(workload.image(), image -> plan.container(1, image, autoRemove));
    DockerJob job = new DockerJob(workload, engine, container, autoRemove, clock);
    try {
      for (PlacedFiles files : workload.files()) {
        engine.containers().copyInto(container, files.folder(), files.tar());
      }
    } catch (IOException | RuntimeException e) {
      job.discard();
      throw e;
    }
    return job;
  }

  @Override
  public Launch launch(Workload workload, LaunchWishes launch, LaunchListener listener) {
    checkHostPaths(workload);
    return new DockerLaunch(
        workload,
        launch,
        wishes,
        engine,
        new DockerImages(engine, store, listener),
        listener,
        clock);
  }

  private void checkHostPaths(Workload workload) {
    if (!wishes.hostPaths()) {
      new HostPaths(userHome, Optional.empty()).check(workload.volumes());
    }
  }

  @Override
  public Runs runs() {
    return new DockerRuns(engine.containers(), engine.networks());
  }

  @Override
  public void close() throws IOException {
    engine.close();
  }
}
