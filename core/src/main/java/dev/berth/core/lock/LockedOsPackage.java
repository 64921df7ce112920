package dev.berth.core.lock;

import dev.berth.core.oci.Digest;

/**
 * An operating system package.
 *
 * @param architecture {@code amd64}, {@code all}
 * @param url where it can be fetched, without credentials
 * @param size of the .deb in bytes
 */
public record LockedOsPackage(
    String name, String version, String architecture, String url, long size, Digest digest) {}
