package dev.berth.core.store;

import dev.berth.core.io.Addresses;
import dev.berth.core.io.DownloadTarget;
import dev.berth.core.io.TransferException;
import dev.berth.core.io.WebClient;
import dev.berth.core.io.WebDocument;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings content that is known by its digest into the store. What is there is not fetched again;
 * what comes is verified while it streams, and enters the store only when it is right.
 */
public final class Fetcher {

  private static final int AT_ONCE = 8;

  private final BlobStore blobs;
  private final WebClient web;
  private final FetchListener listener;
  private final boolean offline;

  /** Fetches into this store, silently. */
  public Fetcher(BlobStore blobs, WebClient web) {
    this(blobs, web, FetchListener.SILENT, false);
  }

  private Fetcher(BlobStore blobs, WebClient web, FetchListener listener, boolean offline) {
    this.blobs = blobs;
    this.web = web;
    this.listener = listener;
    this.offline = offline;
  }

  /** This fetcher, with someone who hears how it goes on. */
  public Fetcher reportingTo(FetchListener other) {
    return new Fetcher(blobs, web, other, offline);
  }

  /** This fetcher, which asks no server when {@code offline}. */
  public Fetcher offline(boolean only) {
    return new Fetcher(blobs, web, listener, only);
  }

  /** This fetcher, speaking to servers in another way. */
  public Fetcher using(WebClient other) {
    return new Fetcher(blobs, other, listener, offline);
  }

  /** Whether no server may be asked. */
  public boolean isOffline() {
    return offline;
  }

  /** How servers are spoken to. */
  public WebClient web() {
    return web;
  }

  /**
   * Makes sure that this content is in the store.
   *
   * @throws FetchException when it cannot be had, or is not what it should be
   * @throws IOException when the store cannot take it
   */
  public StoredBlob fetch(Download download) throws IOException {
    if (blobs.contains(download.digest())) {
      return new StoredBlob(download.digest(), Files.size(blobs.path(download.digest())));
    }
    listener.started(download);
    try (BlobWriter writer = blobs.newBlob()) {
      BlobDownload target = new BlobDownload(download, writer, listener);
      transfer(download.name(), download.url(), target);
      StoredBlob stored = target.commit();
      listener.finished(download);
      return stored;
    }
  }

  /**
   * Makes sure that all of these are in the store, several at a time. The first failure ends the
   * others; what is in the store by then stays there.
   *
   * @throws FetchException when one cannot be had, or is not what it should be
   * @throws IOException when the store cannot take one
   */
  public void fetchAll(Collection<Download> downloads) throws IOException {
    Parallel.forEach(plan(downloads), AT_ONCE, this::fetch);
  }

  /**
   * Those of these that the store does not have, each once, for callers that fetch them one by one.
   * The listener hears that they are coming.
   */
  public List<Download> plan(Collection<Download> downloads) {
    Map<Digest, Download> missing = new LinkedHashMap<>();
    for (Download download : downloads) {
      if (!blobs.contains(download.digest())) {
        missing.putIfAbsent(download.digest(), download);
      }
    }
    List<Download> planned = List.copyOf(missing.values());
    if (!planned.isEmpty()) {
      listener.planned(
          planned.size(),
          planned.stream().map(Download::size).mapToLong(size -> size.orElse(0)).sum());
    }
    return planned;
  }

  /**
   * Reads a small document, such as a page of an index. It is not stored, nor verified.
   *
   * @param maxBytes more than this is refused
   * @throws FetchException when it cannot be had
   */
  public byte[] read(URI url, long maxBytes) throws IOException {
    return read(url, "*/*", maxBytes).body();
  }

  /**
   * Reads a small document in one of these forms.
   *
   * @param accept the media types we understand, as the header {@code Accept} has them
   * @param maxBytes more than this is refused
   * @throws FetchException when it cannot be had
   */
  public WebDocument read(URI url, String accept, long maxBytes) throws IOException {
    String name = name(url);
    switch (scheme(url)) {
      case "http", "https" -> {
        if (offline) {
          throw FetchException.offline(name, url);
        }
        try {
          return web.read(url, accept, maxBytes);
        } catch (TransferException e) {
          throw FetchException.transfer(name, e);
        }
      }
      case "file" -> {
        try (InputStream in = Files.newInputStream(file(url))) {
          byte[] body = in.readNBytes((int) Math.min(maxBytes + 1, Integer.MAX_VALUE - 8));
          if (body.length > maxBytes) {
            throw new IOException("it has more than " + maxBytes + " bytes");
          }
          return new WebDocument(url, Optional.empty(), body);
        } catch (IOException e) {
          throw FetchException.localFile(name, url, e);
        }
      }
      default -> throw FetchException.unknownScheme(name, url);
    }
  }

  /**
   * How long the content of an address is, when its server says so.
   *
   * @throws FetchException when it cannot be asked
   */
  public OptionalLong size(URI url) throws IOException {
    if (scheme(url).equals("file")) {
      try {
        return OptionalLong.of(Files.size(file(url)));
      } catch (IOException e) {
        throw FetchException.localFile(name(url), url, e);
      }
    }
    if (offline) {
      throw FetchException.offline(name(url), url);
    }
    try {
      return web.size(url);
    } catch (TransferException e) {
      throw FetchException.transfer(name(url), e);
    }
  }

  /**
   * How long the content of each address is. What a server does not say is learnt by fetching.
   *
   * @throws FetchException when one cannot be asked
   */
  public Map<URI, Long> sizes(Collection<URI> urls) throws IOException {
    Map<URI, Long> sizes = new ConcurrentHashMap<>();
    if (!urls.isEmpty()) {
      Parallel.forEach(List.copyOf(urls), AT_ONCE, url -> sizes.put(url, sizeOf(url)));
    }
    return sizes;
  }

  private long sizeOf(URI url) throws IOException {
    OptionalLong said = size(url);
    return said.isPresent() ? said.getAsLong() : store(name(url), url).size();
  }

  /**
   * Brings the content of an address into the store, whatever it is: for what nobody says the
   * digest of. A server that is not trusted with this must not be asked.
   *
   * @throws FetchException when it cannot be had
   */
  public StoredBlob store(String name, URI url) throws IOException {
    try (BlobWriter writer = blobs.newBlob()) {
      transfer(name, url, writer);
      return writer.commit();
    }
  }

  private void transfer(String name, URI url, DownloadTarget target) throws IOException {
    switch (scheme(url)) {
      case "http", "https" -> {
        if (offline) {
          throw FetchException.offline(name, url);
        }
        try {
          web.download(url, target);
        } catch (TransferException e) {
          throw FetchException.transfer(name, e);
        }
      }
      case "file" -> copy(name, url, target);
      default -> throw FetchException.unknownScheme(name, url);
    }
  }

  private static void copy(String name, URI url, DownloadTarget target) throws IOException {
    try (InputStream in = openFile(name, url)) {
      byte[] buffer = new byte[64 * 1024];
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        target.write(buffer, 0, length);
      }
    }
  }

  private static InputStream openFile(String name, URI url) {
    try {
      return Files.newInputStream(file(url));
    } catch (IOException e) {
      throw FetchException.localFile(name, url, e);
    }
  }

  private static Path file(URI url) throws IOException {
    try {
      return Path.of(url);
    } catch (IllegalArgumentException e) {
      throw new IOException("it is not an address of a file on this computer", e);
    }
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private static String name(URI url) {
    String path = url.getPath() == null ? "" : url.getPath().replaceAll("/+$", "");
    String last = path.substring(path.lastIndexOf('/') + 1);
    return last.isEmpty() ? Addresses.masked(url) : last;
  }
}
