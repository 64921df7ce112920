package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.lock.LockFile;
import dev.berth.core.lock.LockedPlatform;
import dev.berth.core.lock.SourceKeeper;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.store.RuntimeEntry;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeIndex;
import dev.berth.core.store.RuntimeLayer;
import dev.berth.core.store.RuntimeRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes what was built into the index of runtimes, under its version and tags. */
public final class BuildRecorder {

  private final RuntimeIndex runtimes;
  private final SourceKeeper keeper;
  private final Clock clock;

  public BuildRecorder(Store store, Clock clock) {
    this.runtimes = store.runtimes();
    this.keeper = new SourceKeeper(store.blobs());
    this.clock = clock;
  }

  /**
   * Adds the version that was built, or adds the image to it when it is there already. What it was
   * built from is kept with it.
   *
   * @throws dev.berth.core.lock.ChangedFileException when a file is not what was built any more
   */
  public RuntimeEntry record(ImagePlan plan, BuildResult result, Collection<String> tags)
      throws IOException {
    RuntimeRecord built =
        new RuntimeRecord(
            plan.request().spec().name(),
            plan.version(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            LockFile.digest(plan.request().lock()),
            Optional.of(keeper.keep(plan.request().spec(), plan.request().lock())),
            List.of(image(plan, result)));
    return runtimes.add(built, tags);
  }

  private static RuntimeImage image(ImagePlan plan, BuildResult result) {
    LockedPlatform locked = plan.locked();
    List<RuntimeLayer> layers = new ArrayList<>();
    for (Descriptor layer : plan.baseLayers()) {
      layers.add(new RuntimeLayer("base " + plan.base().name(), layer));
    }
    for (Layer layer : result.layers()) {
      layers.add(new RuntimeLayer(layer.title(), layer.descriptor()));
    }
    return new RuntimeImage(
        locked.platform(),
        result.image().descriptor(),
        plan.base().name(),
        locked.python().version().toString(),
        locked.wheels().size() + locked.localWheels().size(),
        layers);
  }
}
