package dev.berth.core.build;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.History;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.MediaTypes;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What our layers are put on: an image's own layers and configuration, or nothing at all when the
 * base is assembled from packages.
 *
 * @param name as runtime.yaml says it: {@code debian:12}, {@code oci:./base}
 * @param manifest the digest of the image's manifest, when there is one
 */
record BaseImage(
    String name, Optional<Digest> manifest, List<Descriptor> layers, ImageConfig config) {

  /** The base that the lock names; an image's manifest and configuration must be in the store. */
  static BaseImage of(LockedBase base, Platform platform, BlobStore blobs) throws IOException {
    if (base instanceof LockedBase.Image image) {
      Manifest manifest = OciJson.readManifest(read(blobs, image.manifest()));
      ImageConfig config = OciJson.readConfig(read(blobs, manifest.config().digest()));
      return new BaseImage(
          image.location(), Optional.of(image.manifest()), ociLayers(manifest), config);
    }
    String os = ((LockedBase.Distribution) base).os();
    return new BaseImage(os, Optional.empty(), List.of(), emptyConfig(platform));
  }

  /** An OCI manifest holds OCI's media types, also where the base has Docker's for the same. */
  private static List<Descriptor> ociLayers(Manifest manifest) {
    return manifest.layers().stream()
        .map(
            layer ->
                new Descriptor(
                    MediaTypes.toOci(layer.mediaType()),
                    layer.digest(),
                    layer.size(),
                    layer.annotations(),
                    layer.platform()))
        .toList();
  }

  private static ImageConfig emptyConfig(Platform platform) {
    return new ImageConfig(
        platform,
        Optional.empty(),
        Optional.empty(),
        ExecutionConfig.EMPTY,
        List.of(),
        List.of(),
        new TreeMap<>());
  }

  private static byte[] read(BlobStore blobs, Digest digest) throws IOException {
    try (InputStream in = blobs.content(digest).open()) {
      return in.readAllBytes();
    }
  }

  /**
   * How the layers came to be, one entry for each layer beside those that made none. Images may
   * leave it out; ours name every layer, so that those above are not taken for those below.
   */
  List<History> history() {
    long told = config.history().stream().filter(step -> !step.emptyLayer()).count();
    if (told == layers.size()) {
      return config.history();
    }
    return Collections.nCopies(
        layers.size(),
        new History(config.created(), Optional.of("base: " + name), Optional.empty(), false));
  }
}
