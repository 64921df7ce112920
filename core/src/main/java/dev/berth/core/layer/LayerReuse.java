package dev.berth.core.layer;

/** Whether a layer that was made once is taken from the store. */
public enum LayerReuse {
  /** Layers in the store are taken. */
  ALLOWED,
  /** Every layer is assembled anew. */
  FORBIDDEN
}
