package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerAssembler;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.LayerReuse;
import dev.berth.core.store.Fetcher;
import dev.berth.core.store.LayerRecord;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes the image that a plan describes: fetches what is missing, assembles, puts it together. */
public final class ImageBuilder {

  private final Store store;
  private final Fetcher fetcher;
  private final CommandRunner commands;
  private final BuildListener listener;
  private final int processors;

  /**
   * @param commands asked only when a command has to run
   * @param processors how many to use
   */
  public ImageBuilder(
      Store store,
      Fetcher fetcher,
      CommandRunner commands,
      BuildListener listener,
      int processors) {
    this.store = store;
    this.fetcher = fetcher;
    this.commands = commands;
    this.listener = listener;
    this.processors = processors;
  }

  /**
   * Makes the image. What was complete when it fails stays in the store, and is not made again.
   *
   * @throws CommandException when a command fails
   * @throws dev.berth.core.BerthException when an input cannot be had or is not what it should be
   */
  public BuildResult build(ImagePlan plan) throws IOException {
    List<Layer> layers = layers(plan);
    LastPlan.read(store.home(), plan.request().spec().name(), plan.request().platform())
        .replace(plan.layers().stream().map(PlannedLayer::origin).toList());
    return new BuildResult(
        new ImageWriter(plan, store.blobs()).write(layers), plan.version(), layers);
  }

  private List<Layer> layers(ImagePlan plan) throws IOException {
    if (plan.layers().stream().anyMatch(PlannedLayer::isToRun)) {
      commands.prepare();
    }
    Iterator<Layer> written = written(plan).iterator();
    CommandStage stage = new CommandStage(plan, store, commands, listener, processors);
    List<Layer> layers = new ArrayList<>();
    while (layers.size() < plan.layers().size()) {
      PlannedLayer next = plan.layers().get(layers.size());
      if (next.isToRun()) {
        layers.addAll(stage.run(layers, commandsFrom(layers.size(), plan)));
      } else {
        layers.add(next.made().map(made -> reused(next, made)).orElseGet(written::next));
      }
    }
    return layers;
  }

  /** Commands that nothing lies between, so that one engine runs them one after the other. */
  private static List<CommandLayer> commandsFrom(int first, ImagePlan plan) {
    return plan.layers().stream()
        .skip(first)
        .takeWhile(PlannedLayer::isToRun)
        .map(layer -> (CommandLayer) layer.origin())
        .toList();
  }

  /** The layers that are not there and that we can write, in their order. */
  private List<Layer> written(ImagePlan plan) throws IOException {
    List<LayerRecipe> missing =
        plan.layers().stream()
            .filter(layer -> !layer.isCached())
            .flatMap(layer -> layer.recipe().stream())
            .toList();
    List<Layer> written = make(missing);
    if (!missing.isEmpty()) {
      // Wheels of layers that are there may have been pruned; a conflict must be told all the same.
      fetcher.fetchAll(plan.python().wheels());
      plan.python().conflicts().forEach(listener::conflicting);
    }
    return written;
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
    return new Layer(layer.origin().title(), record.descriptor(), record.diffId(), true);
  }
}
