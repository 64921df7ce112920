package dev.berth.core.publish;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageLocation;
import java.util.List;

/**
 * An image that is at its destination.
 *
 * @param destination where it was sent
 * @param references under which it can be used from there, in the words of
 *     containers-transports(5): {@code oci:out:1.0}, {@code docker-daemon:demo:latest}
 * @param manifest the digest of its manifest
 * @param bytesWritten how much was sent
 * @param bytesSkipped how much was not, because it was there already
 */
public record Published(
    ImageLocation destination,
    List<String> references,
    Digest manifest,
    long bytesWritten,
    long bytesSkipped) {

  public Published {
    references = List.copyOf(references);
  }
}
