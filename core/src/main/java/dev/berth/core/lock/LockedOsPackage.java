package dev.berth.core.lock;

import dev.berth.core.oci.Digest;

/**
 * An operating system package.
 *
 * @param architecture {@code amd64}, {@code all}
 * @param part what it is there for
 * @param url where it can be fetched, without credentials
 * @param size of the .deb in bytes
 */
public record LockedOsPackage(
    String name,
    String version,
    String architecture,
    Part part,
    String url,
    long size,
    Digest digest) {

  /** Why a package is in the image; each part becomes a layer of its own, in this order. */
  public enum Part {
    /** A base that was assembled: what runs programs and a shell. */
    SYSTEM,
    /** The distribution's Python and what it needs beyond the system. */
    PYTHON,
    /** What {@code apt:} names, and what that needs beyond the others. */
    ADDED
  }
}
