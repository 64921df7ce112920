package dev.berth.core.oci;

import java.util.List;
import java.util.Map;

/**
 * One image for one platform: its configuration and its layers, lowest first (image-spec,
 * manifest.md).
 */
public record Manifest(
    Descriptor config, List<Descriptor> layers, Map<String, String> annotations) {

  public Manifest {
    layers = List.copyOf(layers);
    annotations = Map.copyOf(annotations);
  }
}
