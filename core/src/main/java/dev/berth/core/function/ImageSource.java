package dev.berth.core.function;

import dev.berth.core.oci.ImageReference;

/** Where an image comes from. */
public sealed interface ImageSource {

  /** An image by its name. */
  record Named(ImageReference reference) implements ImageSource {}

  /**
   * The image of a runtime.
   *
   * @param name {@code demo}, {@code demo:v1}, or the absolute path of a runtime.yaml or of the
   *     folder that has one
   */
  record Runtime(String name) implements ImageSource {}
}
