package dev.berth.core.layer;

import dev.berth.core.store.Download;
import java.io.IOException;
import java.util.List;

/** A layer that can be made: what it is made from, and how. One kind for each kind of content. */
public interface LayerRecipe {

  /** What it will hold, in a few words: {@code torch 2.3.0}, {@code 14 small wheels}. */
  String title();

  /**
   * What it is, whatever its version: {@code torch}, {@code small wheels 3}, {@code files}. The
   * layer of the same slot in an earlier build is the one that this layer replaces, so that people
   * can be told what changed. No two layers of an image share a slot.
   */
  String slot();

  /** Everything that the layer's bytes depend on. */
  LayerKey key();

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
