package dev.berth.core.layer;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.DiffId;

/**
 * A finished layer: the blob is in the store.
 *
 * @param title what it holds, in a few words: {@code torch 2.3.0}
 * @param reused whether it was there before it was asked for
 */
public record Layer(String title, Descriptor descriptor, DiffId diffId, boolean reused) {}
