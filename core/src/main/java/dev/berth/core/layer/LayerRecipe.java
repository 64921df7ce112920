package dev.berth.core.layer;

import java.io.IOException;

/** A layer that can be made: what it is made from, and how. One kind for each kind of content. */
public interface LayerRecipe {

  /** What it will hold, in a few words: {@code torch 2.3.0}, {@code 14 small wheels}. */
  String title();

  /** Everything that the layer's bytes depend on. */
  LayerKey key();

  /** How many bytes its inputs have on disk, for plans and progress. */
  long inputSize();

  /**
   * Writes the layer's entries, parents before children, each path once.
   *
   * @throws dev.berth.core.BerthException when an input is not what it should be
   */
  void write(LayerWriter writer) throws IOException;
}
