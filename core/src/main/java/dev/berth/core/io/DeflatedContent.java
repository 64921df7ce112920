package dev.berth.core.io;

import java.io.IOException;
import java.io.InputStream;

/**
 * A raw DEFLATE stream (RFC 1951), as a zip entry holds it. As {@link Content} it is the inflated
 * bytes, checked against what is expected of them while they are read.
 *
 * @param compressed exactly the stream, to the end of its final block
 * @param expected what the inflated bytes must be
 */
public record DeflatedContent(Content compressed, ExpectedBytes expected) implements Content {

  @Override
  public long size() {
    return expected.size();
  }

  @Override
  public InputStream open() throws IOException {
    return new InflatedInputStream(this);
  }
}
