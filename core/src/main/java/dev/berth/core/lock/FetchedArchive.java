package dev.berth.core.lock;

import dev.berth.core.debian.ArchiveAccess;
import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import dev.berth.core.store.BlobStore;
import dev.berth.core.store.Download;
import dev.berth.core.store.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.util.OptionalLong;

/**
 * An archive whose indexes are kept in the store, so that an unchanged one is not fetched again.
 */
public final class FetchedArchive implements ArchiveAccess {

  private final Fetcher fetcher;
  private final BlobStore blobs;

  /**
   * @param blobs where the fetcher puts what it fetches
   */
  public FetchedArchive(Fetcher fetcher, BlobStore blobs) {
    this.fetcher = fetcher;
    this.blobs = blobs;
  }

  @Override
  public byte[] read(URI address, long maxBytes) throws IOException {
    return fetcher.read(address, maxBytes);
  }

  @Override
  public Content fetch(URI address, String name, long size, Digest digest) throws IOException {
    fetcher.fetch(new Download(name, address, OptionalLong.of(size), digest));
    return blobs.content(digest);
  }
}
