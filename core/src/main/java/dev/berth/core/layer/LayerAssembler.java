package dev.berth.core.layer;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.store.BlobWriter;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.Store;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Makes layers from recipes: looks whether a recipe's layer is in the store, else writes it there
 * and remembers it. Several layers are made at once, on as many threads as it is given.
 */
public final class LayerAssembler implements AutoCloseable {

  /** What the layers in the making may hold in memory together: a part of the heap. */
  private static final long LARGEST_BUDGET = 256L << 20;

  private final Store store;
  private final LayerReuse reuse;
  private final LayerListener listener;
  private final Workers workers;
  private final MemberTools.Pool tools = new MemberTools.Pool();
  private final long budget;
  private volatile boolean closed;

  /**
   * @param threads how many processors to use
   */
  public LayerAssembler(Store store, LayerReuse reuse, LayerListener listener, int threads) {
    this.store = store;
    this.reuse = reuse;
    this.listener = listener;
    this.workers = new Workers(threads);
    this.budget = Math.min(LARGEST_BUDGET, Runtime.getRuntime().maxMemory() / 4) / threads;
  }

  /**
   * The layer that this recipe makes, when it is in the store.
   *
   * @throws LayerNotWrittenException when the store cannot be read
   */
  public Optional<Layer> find(LayerRecipe recipe) {
    try {
      return store
          .layers()
          .find(recipe.key().digest())
          .map(found -> new Layer(recipe.title(), found.descriptor(), found.diffId(), true));
    } catch (IOException e) {
      throw new LayerNotWrittenException(recipe.title(), e);
    }
  }

  /**
   * Begins to make a layer. What it needs must be in the store.
   *
   * @return completed with the layer, or with the {@link dev.berth.core.BerthException} that says
   *     why there is none
   */
  public CompletableFuture<Layer> begin(LayerRecipe recipe) {
    CompletableFuture<Layer> result = new CompletableFuture<>();
    workers.assemble(
        recipe.inputSize(),
        () -> {
          try {
            result.complete(findOrWrite(recipe));
          } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }

  /**
   * Makes a layer.
   *
   * @throws dev.berth.core.BerthException when an input is not what it should be, or a file cannot
   *     be read or written
   */
  public Layer assemble(LayerRecipe recipe) {
    return assembleAll(List.of(recipe)).get(0);
  }

  /**
   * Makes layers, several at once, and gives them in the recipes' order. When one fails, those not
   * begun are given up.
   *
   * @throws dev.berth.core.BerthException when an input is not what it should be, or a file cannot
   *     be read or written
   */
  public List<Layer> assembleAll(List<? extends LayerRecipe> recipes) {
    List<CompletableFuture<Layer>> begun = new ArrayList<>();
    for (LayerRecipe recipe : recipes) {
      begun.add(begin(recipe));
    }
    List<Layer> layers = new ArrayList<>();
    for (CompletableFuture<Layer> layer : begun) {
      layers.add(join(layer));
    }
    return layers;
  }

  private static Layer join(CompletableFuture<Layer> layer) {
    try {
      return layer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException runtime) {
        throw runtime;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
  }

  private Layer findOrWrite(LayerRecipe recipe) {
    if (closed) {
      throw new CancellationException("given up: " + recipe.title());
    }
    if (reuse == LayerReuse.ALLOWED) {
      Optional<Layer> found = find(recipe);
      if (found.isPresent()) {
        listener.reused(recipe, found.get());
        return found.get();
      }
    }
    listener.assembling(recipe);
    Layer layer;
    try {
      layer = write(recipe);
    } catch (IOException e) {
      throw new LayerNotWrittenException(recipe.title(), e);
    }
    listener.assembled(recipe, layer);
    return layer;
  }

  private Layer write(LayerRecipe recipe) throws IOException {
    try (BlobWriter blob = store.blobs().newBlob();
        GzipLayerWriter writer = new GzipLayerWriter(blob, tools, workers::help, budget)) {
      recipe.write(writer);
      DiffId diffId = writer.finish();
      StoredBlob stored = blob.commit();
      Descriptor descriptor =
          Descriptor.of(MediaTypes.OCI_LAYER_GZIP, stored.digest(), stored.size());
      store.layers().put(recipe.key().digest(), new LayerRecord(descriptor, diffId));
      return new Layer(recipe.title(), descriptor, diffId, false);
    }
  }

  /** Gives up what has not begun. */
  @Override
  public void close() {
    closed = true;
    workers.close();
    tools.close();
  }
}
