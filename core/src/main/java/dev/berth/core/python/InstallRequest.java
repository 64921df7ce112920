package dev.berth.core.python;

import dev.berth.core.oci.Digest;
import java.util.Optional;

/**
 * How a wheel came to be installed, as the installed project records it.
 *
 * @param requested whether the user asked for it by name (PEP 376, {@code REQUESTED})
 * @param direct where it is from, when it was asked for by its address (PEP 610)
 */
public record InstallRequest(boolean requested, Optional<DirectUrl> direct) {

  /**
   * The address of a wheel that was asked for by it.
   *
   * @param digest of the wheel
   */
  public record DirectUrl(String url, Digest digest) {

    /** The text of {@code direct_url.json}, with its keys in the order in which pip has them. */
    String json() {
      return "{\"archive_info\": {\"hash\": \"sha256="
          + digest.hex()
          + "\", \"hashes\": {\"sha256\": \""
          + digest.hex()
          + "\"}}, \"url\": \""
          + url.replace("\\", "\\\\").replace("\"", "\\\"")
          + "\"}";
    }
  }
}
