package dev.berth.core.publish;

import dev.berth.core.build.Image;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.BlobStore;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All the content of an image, each blob once: layers from the lowest, configuration, manifest. */
final class ImageBlobs {

  private final Map<Digest, Descriptor> blobs = new LinkedHashMap<>();

  ImageBlobs(Image image) {
    image.manifest().layers().forEach(this::add);
    add(image.manifest().config());
    add(image.descriptor());
  }

  private void add(Descriptor blob) {
    blobs.putIfAbsent(blob.digest(), blob);
  }

  Collection<Descriptor> all() {
    return blobs.values();
  }

  /** The same, so ordered that threads which share them end together. */
  List<Descriptor> largestFirst() {
    return blobs.values().stream()
        .sorted(Comparator.comparingLong(Descriptor::size).reversed())
        .toList();
  }

  /** How many bytes they have together. */
  long size() {
    return blobs.values().stream().mapToLong(Descriptor::size).sum();
  }

  /**
   * Finds out before a byte is sent when something is missing from the store or was cut off.
   *
   * @throws dev.berth.core.store.StoreException when a blob's size is another
   */
  void check(BlobStore store) throws IOException {
    for (Descriptor blob : blobs.values()) {
      store.checkSize(blob);
    }
  }
}
