package dev.berth.core.store;

import dev.berth.core.io.DownloadTarget;
import java.io.IOException;
import java.time.Duration;

/**
 * A download on its way into the store: counted and reported while it comes, checked at its end.
 */
final class BlobDownload implements DownloadTarget {

  private final Download download;
  private final BlobWriter writer;
  private final FetchListener listener;

  BlobDownload(Download download, BlobWriter writer, FetchListener listener) {
    this.download = download;
    this.writer = writer;
    this.listener = listener;
  }

  @Override
  public long size() {
    return writer.size();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    long next = writer.size() + length;
    // Not only at the end: an endless answer must not fill the disk.
    if (download.size().isPresent() && next > download.size().getAsLong()) {
      throw FetchException.wrongSize(download, "more than " + download.size().getAsLong());
    }
    writer.write(bytes, offset, length);
    listener.progressed(download, next);
  }

  @Override
  public void restart() throws IOException {
    writer.restart();
    listener.progressed(download, 0);
  }

  @Override
  public void retrying(String reason, Duration pause) {
    listener.retrying(download, reason, pause);
  }

  /** Puts what came into the store when it is what was wanted. */
  StoredBlob commit() throws IOException {
    if (download.size().isPresent() && writer.size() != download.size().getAsLong()) {
      throw FetchException.wrongSize(download, Long.toString(writer.size()));
    }
    if (!writer.digest().equals(download.digest())) {
      throw FetchException.wrongDigest(download, writer.digest());
    }
    return writer.commit();
  }
}
