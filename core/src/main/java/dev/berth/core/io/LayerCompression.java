package dev.berth.core.io;

import dev.berth.core.oci.MediaTypes;

/** How a layer is compressed, told by its first bytes: media types of old images lie. */
public enum LayerCompression {
  NONE(Decompressor.NONE, MediaTypes.OCI_LAYER),
  GZIP(Decompressor.GZIP, MediaTypes.OCI_LAYER_GZIP, 0x1f, 0x8b),
  ZSTD(Decompressor.ZSTD, MediaTypes.OCI_LAYER_ZSTD, 0x28, 0xb5, 0x2f, 0xfd);

  private final Decompressor decompressor;
  private final String mediaType;
  private final int[] magic;

  LayerCompression(Decompressor decompressor, String mediaType, int... magic) {
    this.decompressor = decompressor;
    this.mediaType = mediaType;
    this.magic = magic;
  }

  /** What content that begins so is compressed with. */
  public static LayerCompression of(byte[] start) {
    for (LayerCompression compression : new LayerCompression[] {GZIP, ZSTD}) {
      if (compression.begins(start)) {
        return compression;
      }
    }
    return NONE;
  }

  private boolean begins(byte[] start) {
    if (start.length < magic.length) {
      return false;
    }
    for (int i = 0; i < magic.length; i++) {
      if ((start[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  public Decompressor decompressor() {
    return decompressor;
  }

  public String mediaType() {
    return mediaType;
  }
}
