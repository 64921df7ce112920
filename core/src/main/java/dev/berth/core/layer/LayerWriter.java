package dev.berth.core.layer;

import dev.berth.core.io.Content;
import dev.berth.core.io.TarEntry;
import java.io.IOException;

/** Takes the entries of a layer in the order in which the tar has them. */
public interface LayerWriter {

  /** Adds an entry without content: a folder or a link. */
  void add(TarEntry entry) throws IOException;

  /**
   * Adds a file; the content must have the size that the entry says. Content that is {@linkplain
   * dev.berth.core.io.DeflatedContent deflated} may become part of the layer as it is; it is
   * inflated and checked in any case, and may be read until {@link #flush} returns. All other
   * content has been read when this returns.
   */
  void add(TarEntry entry, Content content) throws IOException;

  /**
   * Returns when no content that was added is needed any more: to be called before closing what
   * deflated contents read from.
   */
  void flush() throws IOException;
}
