package dev.berth.core.build;

import dev.berth.core.lock.LockedBase;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ExecutionConfig;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;
import dev.berth.core.oci.OciJson;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What our layers are put on: an image's own layers and configuration, or nothing at all when the
 * base is assembled from packages.
 */
record BaseImage(List<Descriptor> layers, ImageConfig config) {

  /** The base that the lock names; an image's manifest and configuration must be in the store. */
  static BaseImage of(LockedBase base, Platform platform, BlobStore blobs) throws IOException {
    if (base instanceof LockedBase.Image image) {
      Manifest manifest = OciJson.readManifest(read(blobs, image.manifest()));
      return new BaseImage(
          manifest.layers(), OciJson.readConfig(read(blobs, manifest.config().digest())));
    }
    return scratch(platform);
  }

  private static BaseImage scratch(Platform platform) {
    return new BaseImage(
        List.of(),
        new ImageConfig(
            platform,
            Optional.empty(),
            Optional.empty(),
            ExecutionConfig.EMPTY,
            List.of(),
            List.of(),
            new TreeMap<>()));
  }

  private static byte[] read(BlobStore blobs, Digest digest) throws IOException {
    try (InputStream in = blobs.content(digest).open()) {
      return in.readAllBytes();
    }
  }
}
