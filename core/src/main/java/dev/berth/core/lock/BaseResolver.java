package dev.berth.core.lock;

import dev.berth.core.oci.Platform;
import dev.berth.core.spec.RuntimeSpec;
import java.io.IOException;

/**
 * Finds what an image stands on: its base, the Python there, and what {@code apt:} adds. There is
 * one for {@code environment.docker.image} and one for distributions.
 */
@FunctionalInterface
public interface BaseResolver {

  /**
   * The base that runtime.yaml asks for on this platform, as it is now.
   *
   * @throws dev.berth.core.BerthException when there is none
   * @throws IOException when the store cannot be used
   */
  ResolvedBase resolve(RuntimeSpec spec, Platform platform) throws IOException;
}
