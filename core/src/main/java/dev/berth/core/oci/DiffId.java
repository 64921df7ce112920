package dev.berth.core.oci;

/**
 * The digest of a layer's <em>uncompressed</em> tar (image-spec, config.md, "Layer DiffID"). Not
 * the digest in the layer's descriptor, which names the compressed blob.
 */
public record DiffId(Digest digest) {

  /**
   * Reads a digest as a DiffID.
   *
   * @throws IllegalArgumentException when the text is no digest
   */
  public static DiffId parse(String text) {
    return new DiffId(Digest.parse(text));
  }

  @Override
  public String toString() {
    return digest.toString();
  }
}
