package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.oci.ImageConfig;
import dev.berth.core.oci.Manifest;

/**
 * An image whose parts are all in the store.
 *
 * @param digest of the manifest
 */
public record BaseManifest(Digest digest, Manifest manifest, ImageConfig config) {}
