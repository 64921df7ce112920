package dev.berth.core.store;

import dev.berth.core.oci.Descriptor;

/**
 * A layer of a runtime's image.
 *
 * @param title what it holds, in a few words: {@code torch 2.3.0}
 */
public record RuntimeLayer(String title, Descriptor blob) {}
