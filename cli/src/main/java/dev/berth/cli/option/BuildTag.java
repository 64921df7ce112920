package dev.berth.cli.option;

import dev.berth.core.oci.ImageReference;
import dev.berth.core.store.RuntimeName;
import java.util.Optional;

/**
 * What {@code build --tag} gives: a tag of the runtime, which its image has too, or a whole name
 * for the image.
 *
 * @param image the name of the image, when it is one
 */
public record BuildTag(String text, Optional<ImageReference> image) {

  /**
   * Reads {@code 1.0} or {@code ghcr.io/acme/demo:1.0}.
   *
   * @throws IllegalArgumentException when it is neither, or a tag that Berth gives itself
   */
  public static BuildTag parse(String text) {
    return text.indexOf('/') < 0 && text.indexOf(':') < 0
        ? new BuildTag(RuntimeName.checkedUserTag(text), Optional.empty())
        : new BuildTag(text, Optional.of(ImageReference.parse(text)));
  }

  @Override
  public String toString() {
    return text;
  }
}
