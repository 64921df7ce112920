package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerAssembler;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.LayerReuse;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the image that a plan describes: fetches what is missing, assembles, puts it together. */
public final class ImageBuilder {

  private final Store store;
  private final Fetcher fetcher;
  private final BuildListener listener;
  private final int processors;

  /**
   * @param processors how many to use
   */
  public ImageBuilder(Store store, Fetcher fetcher, BuildListener listener, int processors) {
    this.store = store;
    this.fetcher = fetcher;
    this.listener = listener;
    this.processors = processors;
  }

  /**
   * Makes the image. What was complete when it fails stays in the store, and is not made again.
   *
   * @throws dev.berth.core.BerthException when an input cannot be had or is not what it should be
   */
  public BuildResult build(ImagePlan plan) throws IOException {
    List<Layer> layers = layers(plan);
    LastPlan.read(store.home(), plan.request().spec().name(), plan.request().platform())
        .replace(plan.layers().stream().map(PlannedLayer::recipe).toList());
    ImageConfig config = new ConfigAssembler(plan, layers).config();
    StoredBlob storedConfig = store.blobs().put(OciJson.write(config));
    Manifest manifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, storedConfig.digest(), storedConfig.size()),
            Stream.concat(plan.baseLayers().stream(), layers.stream().map(Layer::descriptor))
                .toList(),
            Map.of());
    StoredBlob stored = store.blobs().put(OciJson.write(manifest));
    Descriptor descriptor =
        Descriptor.of(MediaTypes.OCI_MANIFEST, stored.digest(), stored.size())
            .withPlatform(plan.request().platform());
    return new BuildResult(new Image(descriptor, manifest, config), plan.version(), layers);
  }

  private List<Layer> layers(ImagePlan plan) throws IOException {
    List<LayerRecipe> missing =
        plan.layers().stream()
            .filter(layer -> !layer.isCached())
            .map(PlannedLayer::recipe)
            .toList();
    Iterator<Layer> made = make(missing).iterator();
    if (!missing.isEmpty()) {
      // Wheels of layers that are there may have been pruned; a conflict must be told all the same.
      fetcher.fetchAll(plan.python().wheels());
      plan.python().conflicts().forEach(listener::conflicting);
    }
    return plan.layers().stream()
        .map(layer -> layer.made().map(record -> reused(layer, record)).orElseGet(made::next))
        .toList();
  }

  private List<Layer> make(List<LayerRecipe> recipes) throws IOException {
    if (recipes.isEmpty()) {
      return List.of();
    }
    // The plan has decided what is reused; what is left is made, whatever the store has by now.
    try (LayerAssembler assembler =
        new LayerAssembler(store, LayerReuse.FORBIDDEN, listener, processors)) {
      return new BuildPipeline(fetcher, assembler).run(recipes);
    }
  }

  private static Layer reused(PlannedLayer layer, LayerRecord record) {
    return new Layer(layer.recipe().title(), record.descriptor(), record.diffId(), true);
  }
}
