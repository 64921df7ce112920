package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.oci.Digest;
import java.io.IOException;

/**
 * The content of a file in a {@link RootTree}.
 *
 * @param identity equal for equal content of the same origin: it decides what a layer changes
 * @param shared whether a package has it under several names, as hard links
 * @param source where the bytes are
 */
record RootContent(String identity, long size, boolean shared, Source source) {

  /** Opens content when it is needed. */
  interface Source {
    Content open() throws IOException;
  }

  static RootContent of(byte[] bytes) {
    return new RootContent(
        Digest.of(bytes).toString(), bytes.length, false, () -> Content.of(bytes));
  }
}
