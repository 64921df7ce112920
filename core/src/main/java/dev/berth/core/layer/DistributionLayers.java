package dev.berth.core.layer;

import dev.berth.core.lock.DistributionMirrors;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedOsPackage;
import dev.berth.core.lock.LockedOsPackage.Part;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The layers of a base that is assembled from a distribution's packages. */
public final class DistributionLayers {

  private final Store store;
  private final DistributionMirrors mirrors;
  private final DistributionListener listener;

  /**
   * @param store where the packages are when a recipe writes
   * @param mirrors where they are fetched from
   * @param listener hears what a person should know, while layers are written
   */
  public DistributionLayers(
      Store store, DistributionMirrors mirrors, DistributionListener listener) {
    this.store = store;
    this.mirrors = mirrors;
    this.listener = listener;
  }

  /**
   * The layers from the bottom up: the system, Python, and what {@code apt:} adds. Fewer where
   * there is nothing to add; none on a base that is an image.
   */
  public List<LayerRecipe> recipes(LockedPlatform platform) {
    List<LayerRecipe> recipes = new ArrayList<>();
    if (platform.base() instanceof LockedBase.Distribution base) {
      Map<Digest, DebFacts> known = new ConcurrentHashMap<>();
      List<LockedOsPackage> below = new ArrayList<>();
      for (Part part : Part.values()) {
        List<LockedOsPackage> own =
            platform.osPackages().stream().filter(one -> one.part() == part).toList();
        if (!own.isEmpty()) {
          recipes.add(
              new DebLayerRecipe(
                  slot(part),
                  title(part, base, platform, own),
                  base,
                  below,
                  own,
                  store,
                  mirrors,
                  listener,
                  known));
          below.addAll(own);
        }
      }
    }
    return recipes;
  }

  private static String slot(Part part) {
    return switch (part) {
      case SYSTEM -> "system";
      case PYTHON -> "python";
      case ADDED -> "os packages";
    };
  }

  private static String title(
      Part part, LockedBase.Distribution base, LockedPlatform platform, List<LockedOsPackage> own) {
    return switch (part) {
      case SYSTEM -> base.os();
      case PYTHON -> "Python " + platform.python().version();
      case ADDED -> own.size() == 1 ? own.get(0).name() : own.size() + " os packages";
    };
  }
}
