package dev.berth.core.layer;

import dev.berth.core.oci.DiffId;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Where a layer's bytes go in the end: the tar into the DiffID, the members into the blob. */
final class LayerSink {

  private final OutputStream blob;
  private final MessageDigest tar = Digest.newSha256();

  LayerSink(OutputStream blob) {
    this.blob = blob;
  }

  void tar(byte[] bytes, int offset, int length) {
    tar.update(bytes, offset, length);
  }

  void blob(byte[] bytes, int offset, int length) throws IOException {
    blob.write(bytes, offset, length);
  }

  void blob(byte[] bytes) throws IOException {
    blob.write(bytes, 0, bytes.length);
  }

  /** The DiffID of the tar so far; to be asked once, at the end. */
  DiffId diffId() {
    return new DiffId(Digest.ofSha256(tar.digest()));
  }
}
