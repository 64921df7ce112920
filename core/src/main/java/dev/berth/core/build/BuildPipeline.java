package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerAssembler;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.Download;
import dev.berth.core.store.Fetcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Makes layers while the inputs of others are still on their way. The first failure stops the rest;
 * what was complete by then stays in the store.
 */
final class BuildPipeline {

  /** Servers are asked for so many files at once. */
  private static final int CONNECTIONS = 8;

  private final Fetcher fetcher;
  private final LayerAssembler assembler;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /** A pipeline for one run. */
  BuildPipeline(Fetcher fetcher, LayerAssembler assembler) {
    this.fetcher = fetcher;
    this.assembler = assembler;
  }

  /**
   * Makes all of these, and gives them back in their order.
   *
   * @throws dev.berth.core.BerthException when an input cannot be had or is not what it should be
   */
  List<Layer> run(List<LayerRecipe> recipes) throws IOException {
    ExecutorService fetching = Executors.newFixedThreadPool(CONNECTIONS);
    try {
      List<Download> missing = fetcher.plan(downloads(recipes));
      Map<Digest, CompletableFuture<Void>> arrivals = new HashMap<>();
      for (Download download : missing) {
        arrivals.put(
            download.digest(), CompletableFuture.runAsync(() -> fetch(download), fetching));
      }
      List<CompletableFuture<Layer>> layers = new ArrayList<>();
      for (LayerRecipe recipe : recipes) {
        layers.add(begin(recipe, arrivals));
      }
      return await(layers);
    } finally {
      shutDown(fetching);
    }
  }

  private static List<Download> downloads(List<LayerRecipe> recipes) {
    return recipes.stream().flatMap(recipe -> recipe.downloads().stream()).toList();
  }

  private CompletableFuture<Layer> begin(
      LayerRecipe recipe, Map<Digest, CompletableFuture<Void>> arrivals) {
    CompletableFuture<?>[] inputs =
        recipe.downloads().stream()
            .map(Download::digest)
            .filter(arrivals::containsKey)
            .map(arrivals::get)
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.allOf(inputs)
        .thenCompose(
            there -> {
              goOnUnlessFailed();
              return assembler.begin(recipe);
            })
        .whenComplete((layer, problem) -> noteFailure(problem));
  }

  private void fetch(Download download) {
    goOnUnlessFailed();
    try {
      fetcher.fetch(download);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void goOnUnlessFailed() {
    if (failure.get() != null) {
      throw new CancellationException("another layer failed");
    }
  }

  private void noteFailure(Throwable problem) {
    if (problem != null) {
      Throwable cause = problem instanceof CompletionException ? problem.getCause() : problem;
      // Only the first: those it stops fail too, but say nothing.
      failure.compareAndSet(null, cause);
    }
  }

  private List<Layer> await(List<CompletableFuture<Layer>> layers) throws IOException {
    try {
      CompletableFuture.allOf(layers.toArray(CompletableFuture<?>[]::new)).join();
      return layers.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException | CancellationException stopped) {
      Throwable first = failure.get();
      if (first instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (first instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (first instanceof Error error) {
        throw error;
      }
      throw stopped;
    }
  }

  private static void shutDown(ExecutorService executor) {
    executor.shutdownNow();
    try {
      // Temporary files are open in there; leaving earlier would leave them behind.
      executor.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
