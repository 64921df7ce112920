package dev.berth.core.lock;

import java.io.IOException;
import java.util.List;

/** Decides which versions of Python's packages go together, and which files they are. */
interface PackageResolver {

  /**
   * All packages that are needed, without the user's own wheels.
   *
   * @throws ResolutionException when there is no answer
   */
  List<ResolvedPackage> resolve(PackageRequest request) throws IOException;
}
