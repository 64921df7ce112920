package dev.berth.core.run;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageReference;

/**
 * An image that a build made.
 *
 * @param id by which its engine knows it
 */
public record BuiltImage(ImageReference name, Digest id) {}
