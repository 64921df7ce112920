package dev.berth.core.layer;

/** What a layer is and what it is made from, however it is made. */
public interface LayerOrigin {

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
}
