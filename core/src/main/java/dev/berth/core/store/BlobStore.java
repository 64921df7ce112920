package dev.berth.core.store;

import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All content by its digest, each once, in the {@code blobs} folder of an OCI image layout
 * (image-spec, image-layout.md). Wheels, Debian packages, layers, manifests and configurations live
 * here alike. What is here is verified and complete.
 */
public final class BlobStore {

  private final Path blobs;
  private final Path temporary;

  /**
   * @param blobs the folder {@code blobs/sha256}
   * @param temporary a folder on the same file system, for what is not complete yet
   */
  BlobStore(Path blobs, Path temporary) {
    this.blobs = blobs;
    this.temporary = temporary;
  }

  /** Whether this content is here. */
  public boolean contains(Digest digest) {
    return Files.isRegularFile(path(digest));
  }

  /** The file with this content, whether it is there or not. It must never be changed. */
  public Path path(Digest digest) {
    return blobs.resolve(digest.hex());
  }

  /**
   * The content with this digest.
   *
   * @throws java.nio.file.NoSuchFileException when it is not here
   */
  public Content content(Digest digest) throws IOException {
    return Content.of(path(digest));
  }

  /** Stores bytes and says where they are. */
  public StoredBlob put(byte[] bytes) throws IOException {
    Digest digest = Digest.of(bytes);
    if (contains(digest)) {
      return new StoredBlob(digest, bytes.length);
    }
    try (BlobWriter writer = newBlob()) {
      writer.write(bytes);
      return writer.commit();
    }
  }

  /** A place to write content whose digest is not known yet. */
  public BlobWriter newBlob() throws IOException {
    Files.createDirectories(temporary);
    return new BlobWriter(this, Files.createTempFile(temporary, "blob-", ".tmp"));
  }
}
