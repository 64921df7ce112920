package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.oci.Digest;
import java.util.List;

/**
 * What a build made.
 *
 * @param version what went in, as one digest
 * @param layers those that are ours, lowest first; a base image's own layers are not among them
 */
public record BuildResult(Image image, Digest version, List<Layer> layers) {

  public BuildResult {
    layers = List.copyOf(layers);
  }
}
