package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerAssembler;
import dev.berth.core.layer.LayerListener;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.LayerReuse;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Makes the image that a plan describes: fetches what is missing, assembles, puts it together. */
public final class ImageBuilder {

  private final Store store;
  private final Fetcher fetcher;
  private final LayerListener listener;
  private final int processors;

  /**
   * @param processors how many to use
   */
  public ImageBuilder(Store store, Fetcher fetcher, LayerListener listener, int processors) {
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
    List<LayerRecipe> recipes = plan.layers().stream().map(PlannedLayer::recipe).toList();
    List<Layer> layers = assemble(plan, recipes);
    LastPlan.read(store.home(), plan.request().spec().name(), plan.request().platform())
        .replace(recipes);
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

  private List<Layer> assemble(ImagePlan plan, List<LayerRecipe> recipes) throws IOException {
    LayerReuse reuse = plan.request().useCache() ? LayerReuse.ALLOWED : LayerReuse.FORBIDDEN;
    try (LayerAssembler assembler = new LayerAssembler(store, reuse, listener, processors)) {
      return new BuildPipeline(fetcher, assembler).run(recipes);
    }
  }
}
