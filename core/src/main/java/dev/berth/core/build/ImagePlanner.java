package dev.berth.core.build;

import dev.berth.core.layer.DistributionLayers;
import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.layer.PythonLayers;
import dev.berth.core.layer.RuntimeLayout;
import dev.berth.core.lock.ImageBaseResolver;
import dev.berth.core.lock.LockedBase;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.UserStep;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.Store;
import dev.berth.core.version.RuntimeVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides the layers of an image, and which of them have to be made. Makes none. */
public final class ImagePlanner {

  /** What a command wrote may not fit to what the one before it writes today. */
  private static final String RUNS_AGAIN = "a command before it runs";

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
    Instant filesTime = request.sourceDateEpoch().orElse(RuntimeLayout.PACKAGE_TIME);
    PythonLayers python =
        new PythonLayers(
            locked, store.blobs(), request.spec().folder(), execution.workdir(), filesTime);
    CommandSettings commands =
        CommandSettings.of(base.config().execution(), execution.toConfig(Map.of()), filesTime);
    List<UserStep> steps = UserStep.of(request.spec(), locked);
    List<LayerOrigin> layers =
        new LayerStack(base, python, commands).of(distributions.recipes(locked), steps);
    return new ImagePlan(
        request,
        locked,
        RuntimeVersion.of(request.spec(), request.lock()),
        base,
        execution,
        commands,
        python,
        steps,
        plan(layers, request));
  }

  private List<PlannedLayer> plan(List<LayerOrigin> layers, BuildRequest request)
      throws IOException {
    LastPlan last = LastPlan.read(store.home(), request.spec().name(), request.platform());
    List<PlannedLayer> planned = new ArrayList<>();
    boolean runs = false;
    for (LayerOrigin layer : layers) {
      boolean follows = runs && layer instanceof CommandLayer;
      PlannedLayer next =
          follows
              ? new PlannedLayer(layer, Optional.empty(), Optional.of(RUNS_AGAIN))
              : plan(layer, request.useCache(), last);
      runs |= next.isToRun();
      planned.add(next);
    }
    return planned;
  }

  private PlannedLayer plan(LayerOrigin layer, boolean useCache, LastPlan last) throws IOException {
    if (!useCache) {
      return new PlannedLayer(layer, Optional.empty(), Optional.of("made anew: `--no-cache`"));
    }
    Optional<LayerRecord> made = store.layers().find(layer.key().digest());
    return new PlannedLayer(
        layer, made, made.isPresent() ? Optional.empty() : Optional.of(last.whyNew(layer)));
  }
}
