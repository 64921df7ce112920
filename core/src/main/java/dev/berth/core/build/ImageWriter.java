package dev.berth.core.build;

import dev.berth.core.layer.Layer;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes configuration and manifest of an image whose layers are there. */
record ImageWriter(ImagePlan plan, BlobStore blobs) {

  /**
   * The image of the base's layers and these.
   *
   * @param layers all that are ours, or the lowest of them
   */
  Image write(List<Layer> layers) throws IOException {
    return write(layers, new ConfigAssembler(plan, layers).config());
  }

  /**
   * What a command is run in. Nothing but what the command finds makes it another one, so that an
   * engine which has it need not be sent it again for another command.
   *
   * @param layers the lowest of those that are ours
   */
  Image writeBeginning(List<Layer> layers) throws IOException {
    return write(layers, new ConfigAssembler(plan, layers).beginning());
  }

  private Image write(List<Layer> layers, ImageConfig config) throws IOException {
    StoredBlob storedConfig = blobs.put(OciJson.write(config));
    Manifest manifest =
        new Manifest(
            Descriptor.of(MediaTypes.OCI_CONFIG, storedConfig.digest(), storedConfig.size()),
            Stream.concat(plan.baseLayers().stream(), layers.stream().map(Layer::descriptor))
                .toList(),
            Map.of());
    StoredBlob stored = blobs.put(OciJson.write(manifest));
    Descriptor descriptor =
        Descriptor.of(MediaTypes.OCI_MANIFEST, stored.digest(), stored.size())
            .withPlatform(plan.request().platform());
    return new Image(descriptor, manifest, config);
  }
}
