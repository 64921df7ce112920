package dev.berth.core.build;

import dev.berth.core.io.ScratchFolder;
import dev.berth.core.layer.ChangesLayer;
import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerAssembler;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.layer.LayerReuse;
import dev.berth.core.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Has commands run, and makes layers of what they wrote. What a command wrote is kept also when the
 * one after it fails.
 */
final class CommandStage {

  private final ImagePlan plan;
  private final Store store;
  private final CommandRunner runner;
  private final BuildListener listener;
  private final int processors;

  CommandStage(
      ImagePlan plan, Store store, CommandRunner runner, BuildListener listener, int processors) {
    this.plan = plan;
    this.store = store;
    this.runner = runner;
    this.listener = listener;
    this.processors = processors;
  }

  /**
   * The layers that these commands make, one each.
   *
   * @param below the layers that the first command finds, besides those of a base image
   * @throws CommandException when one fails
   */
  List<Layer> run(List<Layer> below, List<CommandLayer> commands) throws IOException {
    CommandRun run =
        new CommandRun(
            plan.request().spec().name(),
            new ImageWriter(plan, store.blobs()).writeBeginning(below),
            commands.stream().map(CommandLayer::words).toList(),
            plan.commands().variables());
    try (ScratchFolder scratch = ScratchFolder.in(store.home().resolve("tmp"))) {
      CommandOutcome outcome = runner.run(run, scratch.path(), heard(commands));
      List<Layer> layers = keep(commands, outcome.layers());
      if (outcome.failure().isPresent()) {
        throw CommandException.failed(commands.get(layers.size()), outcome.failure().get());
      }
      return layers;
    }
  }

  private List<Layer> keep(List<CommandLayer> commands, List<Path> written) {
    List<LayerRecipe> recipes = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      CommandLayer command = commands.get(i);
      recipes.add(
          new ChangesLayer(
              command.title(),
              command.slot(),
              command.key(),
              written.get(i),
              plan.commands().modified()));
    }
    try (LayerAssembler assembler =
        new LayerAssembler(store, LayerReuse.FORBIDDEN, listener, processors)) {
      return assembler.assembleAll(recipes);
    }
  }

  private CommandListener heard(List<CommandLayer> commands) {
    return new CommandListener() {
      @Override
      public void sending(long bytes) {
        listener.sending(bytes);
      }

      @Override
      public void sent(long bytes) {
        listener.sent(bytes);
      }

      @Override
      public void running(int index) {
        listener.running(commands.get(index));
      }

      @Override
      public void line(String text) {
        listener.line(text);
      }

      @Override
      public void collecting() {
        listener.collecting();
      }
    };
  }
}
