package dev.berth.core.lock;

import dev.berth.core.oci.Digest;

/**
 * A wheel of the user's own.
 *
 * @param path relative to runtime.yaml, with {@code /}
 * @param size in bytes
 */
public record LockedLocalWheel(
    String name, String version, String path, long size, Digest digest) {}
