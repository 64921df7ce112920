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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

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

  /** Waits for the disk, so that those who compute need not. */
  private final ExecutorService committing =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "layers-to-disk");
            thread.setDaemon(true);
            return thread;
          });

  private volatile boolean closed;

  /** A layer whose bytes are all written, but neither synced nor in their place. */
  private record Written(BlobWriter blob, DiffId diffId) {}

  /** A part of making a layer. */
  private interface Step {
    void run() throws IOException;
  }

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
        recipe.inputSize(), () -> completing(recipe, result, () -> findOrWrite(recipe, result)));
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

  private void findOrWrite(LayerRecipe recipe, CompletableFuture<Layer> result) throws IOException {
    if (closed) {
      throw new CancellationException("given up: " + recipe.title());
    }
    if (reuse == LayerReuse.ALLOWED) {
      Optional<Layer> found = find(recipe);
      if (found.isPresent()) {
        listener.reused(recipe, found.get());
        result.complete(found.get());
        return;
      }
    }
    listener.assembling(recipe);
    Written written = write(recipe);
    committing.execute(
        () ->
            completing(
                recipe,
                result,
                () -> {
                  Layer layer = commit(recipe, written);
                  listener.assembled(recipe, layer);
                  result.complete(layer);
                }));
  }

  private Written write(LayerRecipe recipe) throws IOException {
    BlobWriter blob = store.blobs().newBlob();
    try (GzipLayerWriter writer = new GzipLayerWriter(blob, tools, workers::help, budget)) {
      recipe.write(writer);
      return new Written(blob, writer.finish());
    } catch (IOException | RuntimeException | Error e) {
      blob.close();
      throw e;
    }
  }

  private Layer commit(LayerRecipe recipe, Written written) throws IOException {
    try (BlobWriter blob = written.blob()) {
      StoredBlob stored = blob.commit();
      Descriptor descriptor =
          Descriptor.of(MediaTypes.OCI_LAYER_GZIP, stored.digest(), stored.size());
      store.layers().put(recipe.key().digest(), new LayerRecord(descriptor, written.diffId()));
      return new Layer(recipe.title(), descriptor, written.diffId(), false);
    }
  }

  /** Whatever goes wrong is what the layer's future ends with. */
  private static void completing(LayerRecipe recipe, CompletableFuture<Layer> result, Step step) {
    try {
      step.run();
    } catch (IOException e) {
      result.completeExceptionally(new LayerNotWrittenException(recipe.title(), e));
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  /** Gives up what has not begun. */
  @Override
  public void close() {
    closed = true;
    workers.close();
    committing.shutdown();
    try {
      committing.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    tools.close();
  }
}
