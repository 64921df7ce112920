package dev.berth.cli.completion;

import dev.berth.core.oci.ImageLocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The part of a script that is the same whatever commands there are, with gaps.
 *
 * @param text with {@code @grammar@} where the commands belong, in a line of its own, and {@code
 *     @transports@} where those of image locations do
 */
record Template(String text) {

  /** Reads our resource of this name. */
  static Template of(String resource) {
    try (InputStream stream = Template.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no such resource: " + resource);
      }
      return new Template(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole script. */
  String with(String grammar) {
    // An image in a registry is named as it is; nobody types `docker://` unless he wants to.
    String transports =
        String.join(
            " ", ImageLocation.TRANSPORTS.stream().filter(name -> !name.endsWith("//")).toList());
    return text.replace("@transports@", transports).replace("@grammar@\n", grammar);
  }
}
