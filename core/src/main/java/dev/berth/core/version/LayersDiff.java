package dev.berth.core.version;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.Platform;
import dev.berth.core.store.RuntimeImage;
import dev.berth.core.store.RuntimeLayer;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the layers of two images for one platform differ.
 *
 * @param removed those that only the first has, lowest first
 * @param added those that only the second has: what is to be fetched by whoever has the first
 * @param kept those that both have
 */
public record LayersDiff(
    Platform platform,
    List<RuntimeLayer> removed,
    List<RuntimeLayer> added,
    List<RuntimeLayer> kept) {

  public LayersDiff {
    removed = List.copyOf(removed);
    added = List.copyOf(added);
    kept = List.copyOf(kept);
  }

  /** Compares the layers by their content. */
  static LayersDiff between(RuntimeImage before, RuntimeImage after) {
    Set<Digest> old = digests(before);
    Set<Digest> now = digests(after);
    return new LayersDiff(
        before.platform(),
        before.layers().stream().filter(layer -> !now.contains(layer.blob().digest())).toList(),
        after.layers().stream().filter(layer -> !old.contains(layer.blob().digest())).toList(),
        after.layers().stream().filter(layer -> old.contains(layer.blob().digest())).toList());
  }

  private static Set<Digest> digests(RuntimeImage image) {
    return image.layers().stream().map(layer -> layer.blob().digest()).collect(Collectors.toSet());
  }

  /** The size of all layers of the first, in bytes, compressed as they are. */
  public long sizeBefore() {
    return size(removed) + size(kept);
  }

  /** The size of all layers of the second, in bytes, compressed as they are. */
  public long sizeAfter() {
    return size(added) + size(kept);
  }

  /** The size of some layers in bytes, compressed as they are. */
  public static long size(List<RuntimeLayer> layers) {
    return layers.stream().mapToLong(layer -> layer.blob().size()).sum();
  }
}
