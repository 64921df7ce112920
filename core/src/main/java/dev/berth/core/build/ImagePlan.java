package dev.berth.core.build;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import java.util.List;

/**
 * What an image will be made of.
 *
 * @param version what goes in, as one digest
 * @param baseLayers the layers of the base image that are taken as they are; none when the base is
 *     assembled
 * @param layers on top of them, lowest first
 */
public record ImagePlan(
    BuildRequest request, Digest version, List<Descriptor> baseLayers, List<PlannedLayer> layers) {

  public ImagePlan {
    baseLayers = List.copyOf(baseLayers);
    layers = List.copyOf(layers);
  }
}
