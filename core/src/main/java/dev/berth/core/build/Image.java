package dev.berth.core.build;

import dev.berth.core.oci.Descriptor;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;

/**
 * A finished image: manifest, configuration and layers are all blobs of the store.
 *
 * @param descriptor points to the manifest, with its platform
 */
public record Image(Descriptor descriptor, Manifest manifest, ImageConfig config) {}
