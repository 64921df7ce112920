package dev.berth.core.store;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Platform;
import java.util.List;

/**
 * The image of a version of a runtime for one platform, and what people want to know of it.
 *
 * @param manifest points to the image's manifest in the store
 * @param base what it stands on, as the lock has it: {@code debian:12}, {@code
 *     docker://python:3.11}
 * @param python {@code 3.11}
 * @param packages how many Python packages are in it
 * @param layers all of them, lowest first
 */
public record RuntimeImage(
    Platform platform,
    Descriptor manifest,
    String base,
    String python,
    int packages,
    List<RuntimeLayer> layers) {

  public RuntimeImage {
    layers = List.copyOf(layers);
  }

  /** The size of all layers in bytes, compressed as they are. */
  public long size() {
    return layers.stream().mapToLong(layer -> layer.blob().size()).sum();
  }
}
