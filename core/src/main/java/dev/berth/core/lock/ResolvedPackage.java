package dev.berth.core.lock;

import dev.berth.core.oci.Digest;
import dev.berth.core.python.PackageName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version of a package that was decided on, and the files it may be had as.
 *
 * @param direct whether it was asked for by its address
 */
record ResolvedPackage(PackageName name, String version, List<File> files, boolean direct) {

  /**
   * A file of a version.
   *
   * @param digest when the index says so
   */
  record File(String name, URI url, OptionalLong size, Optional<Digest> digest) {}

  ResolvedPackage {
    files = List.copyOf(files);
  }
}
