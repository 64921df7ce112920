package dev.berth.core.layer;

/** Hears how layers come about; called from several threads. */
public interface LayerListener {

  /** Hears nothing. */
  LayerListener NONE = new LayerListener() {};

  /** A layer is being assembled. */
  default void assembling(LayerRecipe recipe) {}

  /** A layer was assembled. */
  default void assembled(LayerRecipe recipe, Layer layer) {}

  /** A layer was in the store already. */
  default void reused(LayerRecipe recipe, Layer layer) {}
}
