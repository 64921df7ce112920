package dev.berth.core.store;

import dev.berth.core.io.AtomicFile;
import dev.berth.core.io.DownloadTarget;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;

/**
 * Content on its way into the store. It is there, whole and synced, after {@link #commit}; closing
 * without that leaves nothing.
 */
public final class BlobWriter extends OutputStream implements DownloadTarget {

  private final BlobStore store;
  private final Path temporary;
  private final FileChannel channel;
  private final MessageDigest sha256 = Digest.newSha256();
  private long size;

  BlobWriter(BlobStore store, Path temporary) throws IOException {
    this.store = store;
    this.temporary = temporary;
    this.channel = FileChannel.open(temporary, StandardOpenOption.WRITE);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /** Unbuffered: callers write large pieces. */
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw store.cannotWrite(e);
    }
    sha256.update(bytes, offset, length);
    size += length;
  }

  /** How many bytes have been written. */
  @Override
  public long size() {
    return size;
  }

  /** The digest of what has been written so far. */
  public Digest digest() {
    try {
      return Digest.ofSha256(((MessageDigest) sha256.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("every Java platform's SHA-256 can be cloned", e);
    }
  }

  /** Forgets what has been written: the content comes anew. */
  @Override
  public void restart() throws IOException {
    channel.truncate(0);
    channel.position(0);
    sha256.reset();
    size = 0;
  }

  /** Moves the content to its place under its digest. */
  public StoredBlob commit() throws IOException {
    Digest digest = Digest.ofSha256(sha256.digest());
    Path target = store.path(digest);
    try {
      if (!store.contains(digest)) {
        channel.force(true);
        channel.close();
        Files.createDirectories(target.getParent());
        AtomicFile.moveIntoPlace(temporary, target);
      }
    } catch (IOException e) {
      throw store.cannotWrite(e);
    }
    return new StoredBlob(digest, size);
  }

  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(temporary);
  }
}
