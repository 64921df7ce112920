package dev.berth.core.lock;

import dev.berth.core.io.Content;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.BlobWriter;
import dev.berth.core.store.StoredBlob;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Takes the parts of a base image into the store, each only when it is what it should be. */
final class BaseBlobs {

  /** No manifest or configuration is near this; what is larger is an attack or a mistake. */
  private static final long LARGEST_DOCUMENT = 16 << 20;

  private static final int BUFFER = 1 << 20;

  private final ImageLocation base;
  private final ImageFiles files;
  private final BlobStore store;

  BaseBlobs(ImageLocation base, ImageFiles files, BlobStore store) {
    this.base = base;
    this.files = files;
    this.store = store;
  }

  /** A file of the image, read whole. */
  byte[] document(String path) throws IOException {
    Content content = file(path);
    if (content.size() > LARGEST_DOCUMENT) {
      throw BaseImageException.damaged(
          base, path, content.size() + " bytes are too many for a document");
    }
    try (InputStream in = content.open()) {
      return in.readAllBytes();
    }
  }

  /** A document that is in the store from now on. */
  byte[] document(Descriptor blob) throws IOException {
    if (blob.size() > LARGEST_DOCUMENT) {
      throw BaseImageException.damaged(
          base, blob.digest().toString(), blob.size() + " bytes are too many for a document");
    }
    bring(blob);
    return store.read(blob.digest());
  }

  /** Takes a blob of an image layout into the store. */
  void bring(Descriptor blob) throws IOException {
    if (store.contains(blob.digest())) {
      store.checkSize(blob);
      return;
    }
    String path = "blobs/" + blob.digest().algorithm() + "/" + blob.digest().hex();
    Content content = file(path);
    if (content.size() != blob.size()) {
      throw BaseImageException.damaged(
          base, path, "found " + content.size() + " bytes, expected " + blob.size());
    }
    copy(path, content, Optional.of(blob.digest()));
  }

  /** Takes a file into the store whose digest is known only when it says what it must be. */
  StoredBlob bring(String path, Optional<Digest> expected) throws IOException {
    return copy(path, file(path), expected);
  }

  /** The first bytes of a file. */
  byte[] start(String path) throws IOException {
    try (InputStream in = file(path).open()) {
      return in.readNBytes(4);
    }
  }

  private Content file(String path) throws IOException {
    try {
      return files.get(path);
    } catch (NoSuchFileException e) {
      throw BaseImageException.damaged(base, path, "it is missing");
    }
  }

  private StoredBlob copy(String path, Content content, Optional<Digest> expected)
      throws IOException {
    try (BlobWriter writer = store.newBlob();
        InputStream in = content.open()) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        writer.write(buffer, 0, read);
      }
      Digest found = writer.digest();
      if (expected.isPresent() && !found.equals(expected.get())) {
        throw BaseImageException.damaged(
            base, path, "found " + found + ", expected " + expected.get());
      }
      return writer.commit();
    }
  }
}
