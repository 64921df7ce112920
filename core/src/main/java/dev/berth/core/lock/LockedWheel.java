package dev.berth.core.lock;

import dev.berth.core.oci.Digest;

/**
 * A wheel from an index or a find-links place.
 *
 * @param name normalized
 * @param file the wheel's file name
 * @param url where it can be fetched, without credentials
 * @param size in bytes
 * @param requested whether runtime.yaml asks for it, rather than another package (REQUESTED)
 * @param direct whether it was asked for by its address, so that direct_url.json is written
 */
public record LockedWheel(
    String name,
    String version,
    String file,
    String url,
    long size,
    Digest digest,
    boolean requested,
    boolean direct) {}
