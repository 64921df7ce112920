package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import java.util.List;

/** What the image stands on. */
public sealed interface LockedBase {

  /**
   * An image that exists.
   *
   * @param location where it was found, in the words of containers-transports(5)
   * @param manifest the digest of its manifest for this platform
   */
  record Image(String location, Digest manifest) implements LockedBase {}

  /**
   * A distribution's package archive, from which the base is assembled.
   *
   * @param os as in runtime.yaml: {@code debian:12}
   * @param suites the release files that the packages were found by
   */
  record Distribution(String os, List<LockedSuite> suites) implements LockedBase {
    public Distribution {
      suites = List.copyOf(suites);
    }
  }

  /**
   * One signed release file of an archive.
   *
   * @param origin the archive's address, without credentials
   * @param suite {@code bookworm}, {@code bookworm-security}
   * @param release the digest of the release file as it was signed
   */
  record LockedSuite(String origin, String suite, Digest release) {}
}
