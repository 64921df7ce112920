package dev.berth.core.debian;

import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.io.IOException;
import java.net.URI;

/** Brings files of a distribution's archive here; what they say is checked by whoever asks. */
public interface ArchiveAccess {

  /**
   * The whole of a file that changes with time: a release file.
   *
   * @param maxBytes a longer answer is refused
   * @throws dev.berth.core.BerthException when the file is not there or cannot be had
   */
  byte[] read(URI address, long maxBytes) throws IOException;

  /**
   * A file that is known by its digest: a package index. Verified, so that it may come from a
   * cache.
   *
   * @param name what it is called for people
   * @throws dev.berth.core.BerthException when it is not there or has other bytes
   */
  Content fetch(URI address, String name, long size, Digest digest) throws IOException;
}
