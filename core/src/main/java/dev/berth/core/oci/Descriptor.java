package dev.berth.core.oci;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Points to content: its media type, digest and size (image-spec, descriptor.md).
 *
 * @param size the content's length in bytes
 */
public record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Map<String, String> annotations,
    Optional<Platform> platform) {

  public Descriptor {
    if (size < 0) {
      throw new IllegalArgumentException("a size is never negative: " + size);
    }
    annotations = Map.copyOf(annotations);
  }

  /** A descriptor with neither annotations nor platform. */
  public static Descriptor of(String mediaType, Digest digest, long size) {
    return new Descriptor(mediaType, digest, size, Map.of(), Optional.empty());
  }

  /** This descriptor with one more annotation. */
  public Descriptor withAnnotation(String key, String value) {
    Map<String, String> more = new TreeMap<>(annotations);
    more.put(key, value);
    return new Descriptor(mediaType, digest, size, more, platform);
  }

  /** This descriptor for one platform. */
  public Descriptor withPlatform(Platform only) {
    return new Descriptor(mediaType, digest, size, annotations, Optional.of(only));
  }
}
