package dev.berth.core.run;

import dev.berth.core.docker.DockerEngine;
import dev.berth.core.function.Note;
import dev.berth.core.function.VolumeSource;
import dev.berth.core.function.VolumeSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Runs functions on a Docker Engine. */
public final class DockerRunner implements FunctionRunner {

  /** The API of Docker 26, which mounts folders of volumes. */
  private static final String FOLDERS_OF_VOLUMES = "1.45";

  /** The API of Docker 28, which mounts images. */
  private static final String IMAGES_AS_VOLUMES = "1.48";

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
  public Job job(Workload workload) {
    checkVolumes(workload);
    return new DockerJob(
        workload,
        new DockerPlan(workload, wishes, engine.proxies(), engine.images()::findUser),
        engine,
        store,
        removal(workload),
        clock);
  }

  /** Who removes its container, and whether anybody would notice how long that takes. */
  private DockerJob.Removal removal(Workload workload) {
    // Podman 4 says 0 for every container that it was told to remove.
    if (workload.keep() || engine.isPodman()) {
      return DockerJob.Removal.OURS;
    }
    boolean shared =
        workload.volumes().stream()
            .map(VolumeSpec::source)
            .anyMatch(
                source ->
                    source instanceof VolumeSource.PersistentVolumeClaim
                        || source instanceof VolumeSource.SharedVolume);
    return shared || wishes.name().isPresent() || wishes.network().isPresent()
        ? DockerJob.Removal.ENGINES_AWAITED
        : DockerJob.Removal.ENGINES;
  }

  /** Another folder than the one that was meant would be worse than none. */
  private void requireMountable(VolumeSpec volume) {
    VolumeSource source = volume.source();
    if (source instanceof VolumeSource.SharedVolume shared
        && !engine.hasVolume(shared.claimName())) {
      throw VolumeException.missing(shared.claimName());
    }
    if (source instanceof VolumeSource.ImageVolume && !speaks(IMAGES_AS_VOLUMES)) {
      throw VolumeException.tooOld(
          volume.mountPath(), "an image", engine.apiVersion(), IMAGES_AS_VOLUMES);
    }
    if (volume.subPath().isPresent()
        && !(source instanceof VolumeSource.HostPath)
        && !speaks(FOLDERS_OF_VOLUMES)) {
      throw VolumeException.tooOld(
          volume.mountPath(), "a folder of a volume", engine.apiVersion(), FOLDERS_OF_VOLUMES);
    }
  }

  /** Every version begins with {@code 1.}. */
  private boolean speaks(String version) {
    return minor(engine.apiVersion()) >= minor(version);
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  @Override
  public Launch launch(Workload workload, LaunchWishes launch, LaunchListener listener) {
    checkVolumes(workload);
    return new DockerLaunch(
        workload,
        launch,
        wishes,
        engine,
        new DockerImages(engine, store, listener),
        listener,
        clock);
  }

  private void checkVolumes(Workload workload) {
    if (!wishes.hostPaths()) {
      new HostPaths(userHome, Optional.empty()).check(workload.volumes());
    }
    workload.volumes().forEach(this::requireMountable);
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
