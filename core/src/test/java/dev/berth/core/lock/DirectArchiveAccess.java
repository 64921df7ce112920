package dev.berth.core.lock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.berth.core.debian.ArchiveAccess;
import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

/** Reads archives with the JDK's own client: each file whole, without a cache. */
public final class DirectArchiveAccess implements ArchiveAccess {

  @Override
  public byte[] read(URI address, long maxBytes) {
    try (InputStream in = address.toURL().openStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Content fetch(URI address, String name, long size, Digest digest) {
    byte[] bytes = read(address, size);
    assertThat(Digest.of(bytes)).isEqualTo(digest);
    return Content.of(bytes);
  }
}
