package dev.berth.core.layer;

import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.Digest;
import dev.berth.core.python.InstallTarget;
import dev.berth.core.python.VirtualEnvironment;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The layers above the base, in their order: big wheels one by one, small wheels in groups, wheels
 * and files of the user's own, the environment. A small wheel's group depends on its name only, so
 * that changing one package changes one layer.
 */
public final class PythonLayers {

  /** A wheel of this many bytes is worth a layer. */
  private static final long BIG = 5_000_000;

  /** With the groups, the user's own and the base's this makes about 40 layers. */
  private static final int MOST_BIG = 24;

  private static final int GROUPS = 8;

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

  /** The recipes, lowest first. */
  public List<LayerRecipe> recipes() {
    List<LayerRecipe> recipes = new ArrayList<>();
    recipes.addAll(wheelLayers());
    if (!locked.localWheels().isEmpty()) {
      List<WheelSource> local = localWheels();
      recipes.add(layer(title(local), "local wheels", local));
    }
    if (!locked.files().isEmpty()) {
      recipes.add(new FilesLayer(locked.files(), folder, workdir, filesTime));
    }
    recipes.add(
        new EnvironmentLayer(
            new VirtualEnvironment(target, locked.python().executable()), workdir));
    return recipes;
  }

  /**
   * The paths that several wheels bring with different content, sorted. Reads the wheels' lists of
   * files; the wheels must be in the store.
   *
   * @throws dev.berth.core.BerthException when a wheel is not what it should be
   */
  public List<PathConflict> conflicts() {
    List<WheelSource> all = new ArrayList<>();
    wheelLayers().forEach(layer -> all.addAll(layer.wheels()));
    all.addAll(localWheels());
    try {
      return paths.among(all);
    } catch (IOException e) {
      throw new LayerNotWrittenException("wheels", e);
    }
  }

  private List<WheelSource> localWheels() {
    return locked.localWheels().stream().map(wheel -> WheelSource.of(wheel, folder)).toList();
  }

  private List<WheelsLayer> wheelLayers() {
    List<WheelSource> wheels =
        locked.wheels().stream()
            .map(WheelSource::of)
            .sorted(Comparator.comparing(WheelSource::name))
            .toList();
    long big = bigFrom(wheels);
    List<WheelsLayer> layers = new ArrayList<>();
    Map<Integer, List<WheelSource>> groups = new TreeMap<>();
    for (WheelSource wheel : wheels) {
      if (wheel.size() >= big) {
        layers.add(layer(wheel.label(), wheel.name().toString(), List.of(wheel)));
      } else {
        groups.computeIfAbsent(group(wheel), number -> new ArrayList<>()).add(wheel);
      }
    }
    groups.forEach(
        (number, members) -> layers.add(layer(title(members), "small wheels " + number, members)));
    return layers;
  }

  /** Where wheels are big; more when too many are, in steps so that it seldom changes. */
  private static long bigFrom(List<WheelSource> wheels) {
    long size = BIG;
    while (count(wheels, size) > MOST_BIG) {
      size *= 2;
    }
    return size;
  }

  private static long count(List<WheelSource> wheels, long size) {
    return wheels.stream().filter(wheel -> wheel.size() >= size).count();
  }

  private static int group(WheelSource wheel) {
    byte[] name = wheel.name().toString().getBytes(StandardCharsets.UTF_8);
    return Integer.parseInt(Digest.of(name).hex().substring(0, 2), 16) % GROUPS + 1;
  }

  private static String title(List<WheelSource> wheels) {
    return String.join(", ", wheels.stream().map(WheelSource::label).toList());
  }

  private WheelsLayer layer(String title, String slot, List<WheelSource> wheels) {
    return new WheelsLayer(title, slot, wheels, target, blobs, paths);
  }
}
