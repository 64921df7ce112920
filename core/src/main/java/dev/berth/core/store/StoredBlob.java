package dev.berth.core.store;

import dev.berth.core.oci.Digest;

/**
 * Content that is in the store.
 *
 * @param size its length in bytes
 */
public record StoredBlob(Digest digest, long size) {}
