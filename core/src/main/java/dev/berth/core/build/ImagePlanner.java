package dev.berth.core.build;

import dev.berth.core.layer.DistributionLayers;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.PythonLayers;
import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.Store;
import dev.berth.core.version.RuntimeVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides the layers of an image, and which of them have to be made. Makes none. */
public final class ImagePlanner {

  private final Store store;
  private final ImageBaseResolver images;
  private final DistributionLayers distributions;

  /**
   * @param images brings a base image that the store lacks
   * @param distributions knows the layers of a base that is assembled
   */
  public ImagePlanner(Store store, ImageBaseResolver images, DistributionLayers distributions) {
    this.store = store;
    this.images = images;
    this.distributions = distributions;
  }

  /**
   * What the image will be made of. A base image that the store lacks is brought there.
   *
   * @throws NotLockedException when the lock has nothing for the platform
   */
  public ImagePlan plan(BuildRequest request) throws IOException {
    LockedPlatform locked =
        request
            .lock()
            .find(request.platform())
            .orElseThrow(() -> new NotLockedException(request.platform(), request.lock()));
    if (locked.base() instanceof LockedBase.Image image) {
      images.ensure(image, request.spec().folder(), request.platform());
    }
    BaseImage base = BaseImage.of(locked.base(), request.platform(), store.blobs());
    ExecutionSettings execution =
        new ExecutionSettings(
            request.spec().environment(), base.config().execution(), RuntimeLayout.PREFIX);
    LastPlan last = LastPlan.read(store.home(), request.spec().name(), request.platform());
    PythonLayers python =
        new PythonLayers(
            locked,
            store.blobs(),
            request.spec().folder(),
            execution.workdir(),
            request.sourceDateEpoch().orElse(RuntimeLayout.PACKAGE_TIME));
    List<LayerRecipe> recipes = new ArrayList<>(distributions.recipes(locked));
    recipes.addAll(python.recipes());
    List<PlannedLayer> layers = new ArrayList<>();
    for (LayerRecipe recipe : recipes) {
      layers.add(plan(recipe, request.useCache(), last));
    }
    return new ImagePlan(
        request,
        locked,
        RuntimeVersion.of(request.spec(), request.lock()),
        base,
        execution,
        python,
        layers);
  }

  private PlannedLayer plan(LayerRecipe recipe, boolean useCache, LastPlan last)
      throws IOException {
    if (!useCache) {
      return new PlannedLayer(recipe, Optional.empty(), Optional.of("made anew: `--no-cache`"));
    }
    Optional<LayerRecord> made = store.layers().find(recipe.key().digest());
    return new PlannedLayer(
        recipe, made, made.isPresent() ? Optional.empty() : Optional.of(last.whyNew(recipe)));
  }
}
