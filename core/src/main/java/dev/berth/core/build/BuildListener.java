package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.layer.LayerRecipe;

/** Hears how a build goes on. Called from several threads at once. */
public interface BuildListener {

  /** Hears nothing. */
  BuildListener SILENT =
      new BuildListener() {
        @Override
        public void assembling(LayerRecipe recipe) {}

        @Override
        public void assembled(Layer layer) {}
      };

  /** A layer is being made: its inputs are there. */
  void assembling(LayerRecipe recipe);

  /** A layer is in the store. */
  void assembled(Layer layer);
}
