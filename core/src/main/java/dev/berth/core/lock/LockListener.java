package dev.berth.core.lock;

import dev.berth.core.oci.Platform;

/** Hears what is being found while a lock is made. */
public interface LockListener {

  /** Hears nothing. */
  LockListener SILENT = new LockListener() {};

  /** The base is looked for. */
  default void resolvingBase(Platform platform) {}

  /**
   * Versions of Python's packages are looked for.
   *
   * @param program {@code uv} or {@code pip}
   */
  default void resolvingPackages(Platform platform, String program) {}
}
