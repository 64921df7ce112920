package dev.berth.core.build;

import dev.berth.core.layer.LayerOrigin;
import dev.berth.core.layer.LayerRecipe;
import dev.berth.core.store.LayerRecord;
import java.util.Optional;

/**
 * One layer of a plan.
 *
 * @param made the layer, when it is in the store and may be used
 * @param reason why it has to be made, when it has
 */
public record PlannedLayer(
    LayerOrigin origin, Optional<LayerRecord> made, Optional<String> reason) {

  /** Whether nothing has to be done for it. */
  public boolean isCached() {
    return made.isPresent();
  }

  /** How it is written; nothing when a command makes it. */
  public Optional<LayerRecipe> recipe() {
    return origin instanceof LayerRecipe recipe ? Optional.of(recipe) : Optional.empty();
  }

  /** Whether a command has to run for it. */
  boolean isToRun() {
    return made.isEmpty() && origin instanceof CommandLayer;
  }
}
