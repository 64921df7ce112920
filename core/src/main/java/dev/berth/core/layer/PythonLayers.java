package dev.berth.core.layer;

import dev.berth.core.lock.InstallStep;
import dev.berth.core.lock.LockedFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.WheelSource;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Download;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The layers above the base: wheels, files of the user's own, the environment. */
public final class PythonLayers {

  private final LockedPlatform locked;
  private final BlobStore blobs;
  private final Path folder;
  private final String workdir;
  private final Instant filesTime;
  private final InstallTarget target;
  private final PathConflicts paths;

  /**
   * @param folder the one of runtime.yaml
   * @param workdir where containers start: absolute
   * @param filesTime the time that the user's own files get: {@link RuntimeLayout#PACKAGE_TIME}, or
   *     what {@code SOURCE_DATE_EPOCH} says
   */
  public PythonLayers(
      LockedPlatform locked, BlobStore blobs, Path folder, String workdir, Instant filesTime) {
    this.locked = locked;
    this.blobs = blobs;
    this.folder = folder;
    this.workdir = workdir;
    this.filesTime = filesTime;
    this.target = new InstallTarget(locked.python().version(), RuntimeLayout.PREFIX);
    this.paths = new PathConflicts(target, blobs);
  }

  /** The recipes of the wheels' layers, lowest first. */
  public List<LayerRecipe> packages() {
    List<LayerRecipe> recipes = new ArrayList<>();
    steps().forEach(step -> recipes.add(layer(step)));
    return recipes;
  }

  /**
   * The recipe of the user's own files.
   *
   * @param group the first is 0: files that come at different times are in different layers
   */
  public LayerRecipe files(List<LockedFile> files, int group) {
    return new FilesLayer(files, group, folder, workdir, filesTime);
  }

  /** The recipe of the environment itself, without which no package is found. */
  public LayerRecipe environment() {
    return new EnvironmentLayer(
        new VirtualEnvironment(target, locked.python().executable()), workdir);
  }

  /** All wheels, whether their layers are there or not. */
  public List<Download> wheels() {
    return steps().stream()
        .flatMap(step -> step.wheels().stream())
        .map(WheelSource::download)
        .toList();
  }

  /**
   * The paths that several wheels bring with different content, sorted. Reads the wheels' lists of
   * files; the wheels must be in the store.
   *
   * @throws dev.berth.core.BerthException when a wheel is not what it should be
   */
  public List<PathConflict> conflicts() {
    List<WheelSource> all = steps().stream().flatMap(step -> step.wheels().stream()).toList();
    try {
      return paths.among(all);
    } catch (IOException e) {
      throw new LayerNotWrittenException("wheels", e);
    }
  }

  private List<InstallStep> steps() {
    return InstallStep.of(locked, folder);
  }

  private WheelsLayer layer(InstallStep step) {
    return new WheelsLayer(step.title(), step.slot(), step.wheels(), target, blobs, paths);
  }
}
