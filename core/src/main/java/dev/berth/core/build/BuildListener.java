package dev.berth.core.build;

import dev.berth.core.layer.LayerListener;
import dev.berth.core.layer.PathConflict;

/** Hears how a build goes on; called from several threads. */
public interface BuildListener extends LayerListener {

  /** Two wheels bring the same path with other content: what is in the image is one of them. */
  default void conflicting(PathConflict conflict) {}
}
