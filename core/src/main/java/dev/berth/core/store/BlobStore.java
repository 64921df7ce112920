package dev.berth.core.store;

import dev.berth.core.io.Content;
import dev.berth.core.io.DigestingInputStream;
import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * All content by its digest, each once, in the {@code blobs} folder of an OCI image layout
 * (image-spec, image-layout.md). Wheels, Debian packages, layers, manifests and configurations live
 * here alike. What is here is verified and complete.
 */
public final class BlobStore {

  private static final Pattern NAME = Pattern.compile("[a-f0-9]{64}");

  private final Path blobs;
  private final Path temporary;
  private final BlobFacts facts;

  /**
   * @param blobs the folder {@code blobs/sha256}
   * @param temporary a folder on the same file system, for what is not complete yet
   */
  BlobStore(Path blobs, Path temporary, BlobFacts facts) {
    this.blobs = blobs;
    this.temporary = temporary;
    this.facts = facts;
  }

  /** What was found out about the content. */
  public BlobFacts facts() {
    return facts;
  }

  /** Whether this content is here. */
  public boolean contains(Digest digest) {
    return Files.isRegularFile(path(digest));
  }

  /** Everything that is here, in no order. */
  public List<Digest> all() throws IOException {
    return StoreFolder.entries(blobs).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> NAME.matcher(name).matches())
        .map(Digest::ofSha256)
        .toList();
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

  /**
   * Reads small content whole: a manifest, a configuration, a lock.
   *
   * @throws java.nio.file.NoSuchFileException when it is not here
   * @throws StoreException when it is damaged
   */
  public byte[] read(Digest digest) throws IOException {
    byte[] bytes = Files.readAllBytes(path(digest));
    Digest found = Digest.of(bytes);
    if (!found.equals(digest)) {
      throw StoreException.damagedBlob(path(digest), found.toString(), digest.toString());
    }
    return bytes;
  }

  /**
   * Reads content of any size to its end, to be sure of it.
   *
   * @throws java.nio.file.NoSuchFileException when it is not here
   * @throws StoreException when its size or digest is another
   */
  public void verify(Descriptor blob) throws IOException {
    checkSize(blob);
    try (DigestingInputStream in = new DigestingInputStream(content(blob.digest()).open())) {
      in.transferTo(OutputStream.nullOutputStream());
      Digest found = in.digest();
      if (!found.equals(blob.digest())) {
        throw StoreException.damagedBlob(
            path(blob.digest()), found.toString(), blob.digest().toString());
      }
    }
  }

  /**
   * Compares the size only, which finds what a full disk or a stopped copy left.
   *
   * @throws java.nio.file.NoSuchFileException when it is not here
   * @throws StoreException when its size is another
   */
  public void checkSize(Descriptor blob) throws IOException {
    long found = Files.size(path(blob.digest()));
    if (found != blob.size()) {
      throw StoreException.damagedBlob(
          path(blob.digest()), found + " bytes", blob.size() + " bytes");
    }
  }

  /**
   * Copies content of any size to a new file of the user's, to be sure of it.
   *
   * @throws java.nio.file.NoSuchFileException when it is not here
   * @throws StoreException when it is damaged; the file is there, and is not what it should be
   */
  public void copy(Digest digest, Path target) throws IOException {
    try (DigestingInputStream in = new DigestingInputStream(content(digest).open())) {
      Files.copy(in, target);
      Digest found = in.digest();
      if (!found.equals(digest)) {
        throw StoreException.damagedBlob(path(digest), found.toString(), digest.toString());
      }
    }
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

  /**
   * A place to write content whose digest is not known yet.
   *
   * @throws StoreException when the store is read-only or the disk full, now or while it is written
   */
  public BlobWriter newBlob() throws IOException {
    try {
      Files.createDirectories(temporary);
      return new BlobWriter(this, Files.createTempFile(temporary, "blob-", ".tmp"));
    } catch (IOException e) {
      throw cannotWrite(e);
    }
  }

  StoreException cannotWrite(IOException cause) {
    return StoreException.cannotWrite(temporary.getParent(), cause);
  }
}
