package dev.berth.core.layer;

import dev.berth.core.store.Download;
import java.io.IOException;
import java.util.List;

/** A layer that we can write: what it is made from, and how. One kind for each kind of content. */
public interface LayerRecipe extends LayerOrigin {

  /** How many bytes its inputs have on disk, for plans and progress. */
  long inputSize();

  /** What must be in the store before the layer can be written. */
  List<Download> downloads();

  /**
   * Writes the layer's entries, parents before children, each path once.
   *
   * @throws dev.berth.core.BerthException when an input is not what it should be
   */
  void write(LayerWriter writer) throws IOException;
}
